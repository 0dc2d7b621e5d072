using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>Bytes of an open upload that are safe in the store.</summary>
internal sealed class PieceRow
{
    public required string UploadId { get; init; }

    /// <summary>Where in the upload it begins.</summary>
    public required long Begin { get; init; }

    public required int Length { get; init; }

    /// <summary>Its name in the store: nothing but chance, so that two tries at one place never share bytes.</summary>
    public required string Blob { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PieceRow>
    {
        public void Configure(EntityTypeBuilder<PieceRow> builder)
        {
            builder.ToTable("asset_piece");
            builder.HasKey(row => new { row.UploadId, row.Begin });
            builder.HasIndex(row => row.Blob);
            builder.HasOne<UploadRow>().WithMany().HasForeignKey(row => row.UploadId).OnDelete(DeleteBehavior.Cascade);
            builder.Property(row => row.UploadId).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Blob).HasMaxLength(BlobName.Length);
        }
    }
}
