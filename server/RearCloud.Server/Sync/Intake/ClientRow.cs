using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;

namespace RearCloud.Server.Sync.Intake;

/// <summary>How far the door has dealt with a client's mutations, and what it knows of the client's clock.</summary>
internal sealed class ClientRow
{
    public required string Stream { get; init; }

    public required string Client { get; init; }

    public long LastMutation { get; set; }

    /// <summary>What to add to the client's time to get the server's; null while nobody measured it.</summary>
    public long? ClockOffsetMicroseconds { get; set; }

    /// <summary>The corrected time of the client's last edit: a later one is never before it.</summary>
    public DateTimeOffset LastEditedAt { get; set; }
}

internal sealed class ClientRowMap : IEntityTypeConfiguration<ClientRow>
{
    public void Configure(EntityTypeBuilder<ClientRow> builder)
    {
        builder.ToTable("clients").HasKey(c => new { c.Stream, c.Client });
        builder.Property(c => c.Stream).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Client).HasMaxLength(Limits.IdLength);
    }
}
