using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>An asset made smaller for a panel. It lives as long as any account has the original.</summary>
internal sealed class VariantRow
{
    /// <summary>The asset's name.</summary>
    public required string Original { get; init; }

    /// <summary>Id of the panel's profile.</summary>
    public required string Panel { get; init; }

    /// <summary>The variant's own name; the original's if it is small enough already.</summary>
    public required string Sha256 { get; init; }

    public required string ContentType { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<VariantRow>
    {
        public void Configure(EntityTypeBuilder<VariantRow> builder)
        {
            builder.ToTable("asset_variant");
            builder.HasKey(row => new { row.Original, row.Panel });
            builder.HasIndex(row => row.Sha256);
            builder.Property(row => row.Original).HasMaxLength(BlobName.Length);
            builder.Property(row => row.Panel).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Sha256).HasMaxLength(BlobName.Length);
            builder.Property(row => row.ContentType).HasMaxLength(50);
        }
    }
}
