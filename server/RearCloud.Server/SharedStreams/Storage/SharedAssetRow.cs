using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;
using RearCloud.Server.Assets;

namespace RearCloud.Server.SharedStreams.Storage;

/// <summary>
/// That a document of a shared stream may name an asset. The door writes it, also for a mutation that it refuses in the end, so that no name is ever missing here; the document itself
/// has the last word.
/// </summary>
internal sealed class SharedAssetRow
{
    public required string Stream { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>The document's version that last began to name it.</summary>
    public required long Version { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SharedAssetRow>
    {
        public void Configure(EntityTypeBuilder<SharedAssetRow> builder)
        {
            builder.ToTable("shared_stream_asset");
            builder.HasKey(row => new { row.Stream, row.Kind, row.Id, row.Sha256 });
            builder.Property(row => row.Stream).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.Kind).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.Id).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.Sha256).HasMaxLength(BlobName.Length);
            builder.HasIndex(row => row.Sha256);
            builder.HasOne<SharedStreamRow>().WithMany().HasForeignKey(row => row.Stream).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
