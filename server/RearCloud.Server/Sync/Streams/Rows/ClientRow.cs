using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>A client's place in a stream.</summary>
internal sealed class ClientRow
{
    public required string Stream { get; init; }

    public required string Client { get; init; }

    public long LastMutation { get; set; }

    public long? ClockOffsetMicroseconds { get; set; }

    public DateTimeOffset LastEditedAt { get; set; }

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>See <see cref="AnswersText"/>.</summary>
    public string Answers { get; set; } = "";

    public ClientState ToState() => new(
        new ClientId(Client),
        new MutationId(LastMutation),
        ClockOffsetMicroseconds is { } offset ? TimeSpan.FromMicroseconds(offset) : null,
        LastEditedAt,
        SeenAt)
    {
        Answers = AnswersText.Read(Answers, new MutationId(LastMutation)),
    };

    public static ClientRow Of(StreamId stream, ClientState state) => new()
    {
        Stream = stream.Value,
        Client = state.Client.Value,
        LastMutation = state.LastMutation.Value,
        ClockOffsetMicroseconds = state.ClockOffset is { } offset ? offset.Ticks / TimeSpan.TicksPerMicrosecond : null,
        LastEditedAt = state.LastEditedAt,
        SeenAt = state.SeenAt,
        Answers = AnswersText.Write(state.Answers),
    };
}

internal sealed class ClientRowMap : IEntityTypeConfiguration<ClientRow>
{
    public void Configure(EntityTypeBuilder<ClientRow> builder)
    {
        builder.ToTable("clients").HasKey(c => new { c.Stream, c.Client });
        builder.HasIndex(c => c.SeenAt);
        builder.Property(c => c.Stream).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Client).HasMaxLength(Limits.IdLength);
    }
}
