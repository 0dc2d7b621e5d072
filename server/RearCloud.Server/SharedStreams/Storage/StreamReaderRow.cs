using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;

namespace RearCloud.Server.SharedStreams.Storage;

/// <summary>An account that may read a shared stream.</summary>
internal sealed class StreamReaderRow
{
    public required string Stream { get; init; }

    public required string AccountId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<StreamReaderRow>
    {
        public void Configure(EntityTypeBuilder<StreamReaderRow> builder)
        {
            builder.ToTable("shared_stream_reader");
            builder.HasKey(row => new { row.Stream, row.AccountId });
            builder.Property(row => row.Stream).HasMaxLength(Limits.IdLength);
            builder.Property(row => row.AccountId).HasMaxLength(Limits.IdLength);
            builder.HasIndex(row => row.AccountId);
            builder.HasOne<SharedStreamRow>().WithMany().HasForeignKey(row => row.Stream).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
