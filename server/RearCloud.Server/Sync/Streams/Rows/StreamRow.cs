using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>A stream's counter. Its row lock, held to the commit, is what orders the changes of the stream.</summary>
internal sealed class StreamRow
{
    public required string Id { get; init; }

    /// <summary>Names the life of this stream in this database.</summary>
    public required string Epoch { get; set; }

    /// <summary>The last sequence given out.</summary>
    public long Seq { get; set; }

    /// <summary>The newest tombstone that was forgotten.</summary>
    public long Floor { get; set; }

    /// <summary>The newest change that was forgotten.</summary>
    public long HistoryFloor { get; set; }

    /// <summary>The text of <see cref="StreamSums"/> over all documents at <see cref="Seq"/>.</summary>
    public required string Sums { get; set; }

    /// <summary>Documents that are not deleted.</summary>
    public int LiveDocuments { get; set; }

    public StreamState ToState() =>
        new(new StreamId(Id), Epoch, new Sequence(Seq), new Sequence(Floor), new Sequence(HistoryFloor), StreamSums.Parse(Sums), LiveDocuments);
}

internal sealed class StreamRowMap : IEntityTypeConfiguration<StreamRow>
{
    public void Configure(EntityTypeBuilder<StreamRow> builder)
    {
        builder.ToTable("streams").HasKey(s => s.Id);
        builder.Property(s => s.Id).HasMaxLength(Limits.IdLength);
        builder.Property(s => s.Epoch).HasMaxLength(Limits.IdLength);
    }
}
