using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>That a document names an asset, living or deleted: read out of the documents by the sweep, so that it need not read them all each time.</summary>
internal sealed class NamingRow
{
    public required string Stream { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>When the document was found deleted; it may be restored until it is gone altogether. Null while it lives.</summary>
    public DateTimeOffset? DeletedSince { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NamingRow>
    {
        public void Configure(EntityTypeBuilder<NamingRow> builder)
        {
            builder.ToTable("asset_naming");
            builder.HasKey(row => new { row.Stream, row.Kind, row.Id, row.Sha256 });
            builder.HasIndex(row => row.Sha256);
            builder.HasIndex(row => row.DeletedSince);
            builder.Property(row => row.Stream).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Kind).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Id).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Sha256).HasMaxLength(BlobName.Length);
        }
    }
}
