using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace RearCloud.Server.Assets.Storage;

/// <summary>That a stream's documents name assets, and how far the sweep has read them.</summary>
internal sealed class NamingMarkRow
{
    public required string Stream { get; init; }

    /// <summary>Whose sequences <see cref="Seq"/> counts; another epoch is read from its beginning; empty before the first reading.</summary>
    public required string Epoch { get; set; }

    public required long Seq { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NamingMarkRow>
    {
        public void Configure(EntityTypeBuilder<NamingMarkRow> builder)
        {
            builder.ToTable("asset_naming_mark");
            builder.HasKey(row => row.Stream);
            builder.Property(row => row.Stream).HasMaxLength(Core.Limits.IdLength);
            builder.Property(row => row.Epoch).HasMaxLength(Core.Limits.IdLength);
        }
    }
}
