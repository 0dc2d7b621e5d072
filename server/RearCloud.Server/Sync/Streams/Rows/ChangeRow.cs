using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Server.Sync.Streams.Rows;

/// <summary>An accepted edit at its place in the stream.</summary>
internal sealed class ChangeRow
{
    public required string Stream { get; init; }

    public required long Seq { get; init; }

    public required string Kind { get; init; }

    public required string Id { get; init; }

    /// <summary>The edit, the values that lost to it or that it lost, and what it replaced; see <see cref="ChangeText"/>.</summary>
    public required string Edit { get; init; }

    public required string Client { get; init; }

    public required long Mutation { get; init; }

    public required string Account { get; init; }

    public string? Device { get; init; }

    public required string Trace { get; init; }

    /// <summary>The name of the mutation, for people.</summary>
    public string? GroupName { get; init; }

    /// <summary>When the person made it, corrected by the device's clock offset.</summary>
    public required DateTimeOffset EditedAt { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    public static ChangeRow Of(StreamId stream, AcceptedChange change, MutationMark mark) => new()
    {
        Stream = stream.Value,
        Seq = change.Sequence.Value,
        Kind = change.Edit.Key.Kind.Name,
        Id = change.Edit.Key.Id.Value,
        Edit = ChangeText.Write(change.Edit, change.Lost, ReversePatch.Between(change.Before?.Document, (change.After ?? change.Before)?.Document)),
        Client = mark.Client.Value,
        Mutation = mark.Id.Value,
        Account = mark.Actor.AccountId,
        Device = mark.Actor.DeviceId,
        Trace = mark.Trace.Value,
        GroupName = mark.Name,
        EditedAt = mark.EditedAt,
        AcceptedAt = mark.AcceptedAt,
    };

    public PastChange ToChange()
    {
        var key = new DocumentKey(new DocumentKind(Kind), new DocumentId(Id));
        var (edit, lost, before) = ChangeText.Read(key, Edit);
        return new PastChange(new Sequence(Seq), edit, lost, before, new ClientId(Client), new MutationId(Mutation), Account, Device, GroupName, EditedAt, AcceptedAt);
    }
}

internal sealed class ChangeRowMap : IEntityTypeConfiguration<ChangeRow>
{
    public void Configure(EntityTypeBuilder<ChangeRow> builder)
    {
        builder.ToTable("changes").HasKey(c => new { c.Stream, c.Seq });
        builder.HasIndex(c => new { c.Stream, c.Kind, c.Id, c.Seq });
        builder.HasIndex(c => c.AcceptedAt);
        builder.Property(c => c.Stream).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Kind).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Id).IsRequired().ValueGeneratedNever().HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Client).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Account).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Device).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.Trace).HasMaxLength(Limits.IdLength);
        builder.Property(c => c.GroupName).HasMaxLength(Limits.MutationNameLength);
    }
}
