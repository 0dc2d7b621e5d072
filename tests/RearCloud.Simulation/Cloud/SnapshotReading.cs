using System.Runtime.CompilerServices;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Sync.Streams;
using RearCloud.Simulation.Stories;

namespace RearCloud.Simulation.Cloud;

/// <summary>Reads of one moment: the state that was committed when they began.</summary>
internal sealed class SnapshotReading(NodeStore store, Database database) : IStreamReading
{
    private readonly DatabaseState _begun = database.State;

    private DatabaseState State => database.Bug == PlantedBug.ReadsOfTwoMoments ? database.State : _begun;

    public async Task<StreamState?> FindAsync(StreamId stream, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        var found = _begun.Stream;
        await store.PauseAsync();
        return found;
    }

    public async IAsyncEnumerable<Document> AfterAsync(
        StreamId stream, DocumentView view, Sequence after, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        await store.PauseAsync();
        var documents = State.ByVersion.Where(d => d.Version > after && view.Includes(d.Key.Kind));
        if (database.Bug == PlantedBug.TombstonesNotRead) documents = documents.Where(d => !d.IsDeleted);
        foreach (var document in documents.Take(most)) yield return document;
    }

    public Task<IReadOnlyList<Document>> ListAsync(StreamId stream, DocumentKind? kind, bool includeDeleted, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        return Task.FromResult<IReadOnlyList<Document>>(
            [.. _begun.ByVersion.Where(d => (kind is not { } only || d.Key.Kind == only) && (includeDeleted || !d.IsDeleted)).OrderBy(d => d.Key.ToString(), StringComparer.Ordinal)]);
    }

    public Task<Document?> FindAsync(StreamId stream, DocumentKey key, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        return Task.FromResult(_begun.Documents.GetValueOrDefault(key)?.Document);
    }

    public async Task<MutationId> LastMutationAsync(StreamId stream, ClientId client, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        await store.PauseAsync();
        return State.Clients.GetValueOrDefault(client)?.LastMutation ?? default;
    }

    public Task<IReadOnlyList<TraceId>> TracesAsync(StreamId stream, Sequence from, Sequence to, CancellationToken cancellationToken)
    {
        store.Pass(StoragePoint.Inside);
        var traces = _begun.History.Where(e => e.Change.Sequence > from && e.Change.Sequence <= to).Select(e => e.Mark.Trace).Distinct();
        return Task.FromResult<IReadOnlyList<TraceId>>([.. traces]);
    }
}
