using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>An upload that comes in parts. Invariant: <see cref="Arrived"/> is the sum of its pieces' lengths.</summary>
internal sealed class UploadRow
{
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Bytes that were announced.</summary>
    public required long Bytes { get; init; }

    /// <summary>What the bytes were announced to be; null if nothing was said.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The file's name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes that are here: where the next part begins.</summary>
    public required long Arrived { get; set; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What it became; null while it is open.</summary>
    public string? Asset { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UploadRow>
    {
        public void Configure(EntityTypeBuilder<UploadRow> builder)
        {
            builder.ToTable("asset_upload");
            builder.HasKey(row => row.Id);
            builder.HasIndex(row => row.AccountId);
            builder.HasIndex(row => row.ExpiresAt);
            builder.Property(row => row.Id).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.AccountId).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Sha256).HasMaxLength(BlobName.Length);
            builder.Property(row => row.Name).HasMaxLength(AssetLimits.NameLength);
            builder.Property(row => row.Asset).HasMaxLength(BlobName.Length);
        }
    }
}
