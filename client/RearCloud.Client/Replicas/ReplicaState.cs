using System.Collections.Immutable;
using RearCloud.Client.Outbox;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Client.Replicas;

/// <summary>
/// Everything a replica knows, frozen. Steps are pure functions from one state to the next; the store writes the difference in one transaction.
/// </summary>
internal sealed record ReplicaState
{
    /// <summary>Under this name the server numbers the mutations.</summary>
    public required ClientId Client { get; init; }

    /// <summary>The number that the next mutation gets. Every number in <see cref="Waiting"/> is below it.</summary>
    public MutationId NextMutation { get; init; } = new(1);

    /// <summary>The account's stream; null before the first contact.</summary>
    public StreamId? Stream { get; init; }

    /// <summary>The life of the server's database that the replica follows; empty if the next delta has to be a reset.</summary>
    public string Epoch { get; init; } = "";

    /// <summary>How far the replica has followed its stream.</summary>
    public Sequence Sequence { get; init; }

    /// <summary>The checksum over the confirmed documents that are not stale.</summary>
    public StreamChecksum Checksum { get; init; }

    /// <summary>The documents as the server has them.</summary>
    public ImmutableDictionary<DocumentKey, Document> Confirmed { get; init; } = ImmutableDictionary<DocumentKey, Document>.Empty;

    /// <summary>
    /// Documents of before a reset that is still arriving: they are shown until its last page says whether they live on, so that no panel
    /// goes empty between two pages.
    /// </summary>
    public ImmutableHashSet<DocumentKey> Stale { get; init; } = [];

    /// <summary>Accepted edits that are not confirmed.</summary>
    public ImmutableSortedDictionary<MutationId, OutboxEntry> Waiting { get; init; } = ImmutableSortedDictionary<MutationId, OutboxEntry>.Empty;

    /// <summary>Refused edits that nobody dismissed, the oldest first.</summary>
    public ImmutableList<EditRefusal> Refusals { get; init; } = [];

    /// <summary>Lost values that nobody restored or dismissed, the oldest first.</summary>
    public ImmutableList<EditConflict> Conflicts { get; init; } = [];

    /// <summary>What a person sees: <see cref="ReplicaView"/> of the confirmed documents and the waiting edits.</summary>
    public ImmutableDictionary<DocumentKey, Document> View { get; init; } = ImmutableDictionary<DocumentKey, Document>.Empty;

    /// <summary>The stream's floor when the last reset began.</summary>
    public Sequence Floor { get; init; }

    /// <summary>The form of the documents.</summary>
    public int Schema { get; init; } = StreamCookie.CurrentSchema;

    /// <summary>The kinds of documents that the replica follows.</summary>
    public DocumentView Kinds { get; init; }

    /// <summary>How far this replica has followed its stream, as the server wants to hear it; null before the first contact.</summary>
    public StreamCookie? Cookie => Stream is { } stream ? new StreamCookie(stream, Epoch, Sequence) { Floor = Floor, Schema = Schema, View = Kinds } : null;
}
