using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>
/// That the store may hold bytes of a name. The row is there before the bytes and until after them, so that nothing in the store is unknown;
/// its row lock settles who wins when the same bytes come and go at once.
/// </summary>
internal sealed class BlobRow
{
    public required string Name { get; init; }

    /// <summary>When somebody last meant to write or to use it.</summary>
    public required DateTimeOffset TouchedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BlobRow>
    {
        public void Configure(EntityTypeBuilder<BlobRow> builder)
        {
            builder.ToTable("asset_blob");
            builder.HasKey(row => row.Name);
            builder.HasIndex(row => row.TouchedAt);
            builder.Property(row => row.Name).HasMaxLength(BlobName.Length);
        }
    }
}
