using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;

namespace RearCloud.Server.SharedStreams.Storage;

/// <summary>A shared stream as stored; its documents are rows of sync.</summary>
internal sealed class SharedStreamRow
{
    /// <summary>The stream's whole id.</summary>
    public required string Stream { get; init; }

    public required string OwnerId { get; init; }

    public required string Name { get; set; }

    /// <summary>True if every account of this server may read it.</summary>
    public bool IsForEveryone { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<SharedStreamRow>
    {
        public void Configure(EntityTypeBuilder<SharedStreamRow> builder)
        {
            builder.ToTable("shared_stream");
            builder.HasKey(row => row.Stream);
            builder.Property(row => row.Stream).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.OwnerId).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.Name).HasMaxLength(SharedStreamLimits.NameLength);
            builder.HasIndex(row => row.OwnerId);
        }
    }
}
