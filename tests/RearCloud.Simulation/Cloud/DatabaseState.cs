using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Sync.Streams;

namespace RearCloud.Simulation.Cloud;

/// <summary>Everything that is committed, frozen: a backup is a reference to it.</summary>
internal sealed record DatabaseState
{
    public StreamState? Stream { get; init; }

    public ImmutableDictionary<DocumentKey, StoredDocument> Documents { get; init; } = ImmutableDictionary<DocumentKey, StoredDocument>.Empty;

    public ImmutableDictionary<ClientId, ClientState> Clients { get; init; } = ImmutableDictionary<ClientId, ClientState>.Empty;

    public ImmutableList<HistoryEntry> History { get; init; } = [];

    /// <summary>Deletions that were accepted and changed nothing, each at the place where the stream stood.</summary>
    public ImmutableList<HistoryEntry> LostDeletions { get; init; } = [];

    /// <summary>Mutations that transactions have dealt with, whether or not they left a change.</summary>
    public ImmutableHashSet<TraceId> Dealt { get; init; } = [];

    public IReadOnlyList<Document> ByVersion => [.. Documents.Values.Select(d => d.Document).OrderBy(d => d.Version)];
}
