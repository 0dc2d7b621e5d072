using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>That an account has an asset. The bytes stand in the store before the row does.</summary>
internal sealed class AssetRow
{
    public required string AccountId { get; init; }

    public required string Sha256 { get; init; }

    public required string ContentType { get; init; }

    public required long Bytes { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Since when no document is known to name it; null while one does, or may do by an edit that the sweep has not seen yet.</summary>
    public DateTimeOffset? UnnamedSince { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<AssetRow>
    {
        public void Configure(EntityTypeBuilder<AssetRow> builder)
        {
            builder.ToTable("asset");
            builder.HasKey(row => new { row.AccountId, row.Sha256 });
            builder.HasIndex(row => row.Sha256);
            builder.HasIndex(row => row.UnnamedSince);
            builder.Property(row => row.AccountId).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Sha256).HasMaxLength(BlobName.Length);
            builder.Property(row => row.ContentType).HasMaxLength(50);
            builder.Property(row => row.Name).HasMaxLength(AssetLimits.NameLength);
        }
    }
}
