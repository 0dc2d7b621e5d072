using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;

namespace RearCloud.Server.Sync.Intake;

/// <summary>A stream's counter. Its row lock, held to the commit, is what orders the changes of the stream.</summary>
internal sealed class StreamRow
{
    public required string Id { get; init; }

    /// <summary>Names the life of this stream in this database.</summary>
    public required string Epoch { get; init; }

    /// <summary>The last sequence given out.</summary>
    public long Seq { get; set; }

    /// <summary>The bits of <see cref="Core.Replicas.StreamChecksum"/> over all documents at <see cref="Seq"/>.</summary>
    public long Checksum { get; set; }

    /// <summary>Documents that are not deleted.</summary>
    public int LiveDocuments { get; set; }
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
