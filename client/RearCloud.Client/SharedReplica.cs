using RearCloud.Client.Replicas;
using RearCloud.Core;
using RearCloud.Core.Documents;

namespace RearCloud.Client;

/// <summary>
/// A device's replica of a stream that another account, or this one, shares: readable with no network, kept equal to the server's whenever there is one. It is not
/// edited here: who owns the stream edits it over the server's HTTP interface. Safe from any thread.
/// </summary>
public sealed class SharedReplica
{
    private readonly Replica _replica;
    private Problem? _problem;

    internal SharedReplica(StreamId stream, Replica replica)
    {
        Stream = stream;
        _replica = replica;
    }

    /// <summary>The stream.</summary>
    public StreamId Stream { get; }

    /// <summary>The stream's documents as the server has them, tombstones included. Each read is one frozen moment.</summary>
    public IReadOnlyDictionary<DocumentKey, Document> Documents => _replica.State.View;

    /// <summary>How far the replica has followed its stream.</summary>
    public Sequence Confirmed => _replica.State.Sequence;

    /// <summary>
    /// Why the server does not let this account follow the stream at present, <c>stream.unknown</c>: it does not exist, or the right to read it was never given or was
    /// taken back. Null while it is followed and before the first contact. <see cref="Documents"/> stay as they were last seen.
    /// </summary>
    public Problem? Problem => Volatile.Read(ref _problem);

    /// <summary>Assets that the documents name and <see cref="RearCloudClient.AssetFolder"/> does not have yet; they are being fetched for as long as the stream may be read.</summary>
    public IReadOnlySet<string> MissingAssets => _replica.Feed.MissingAssets;

    /// <summary>What stands now as one change, then each change; told also when <see cref="Problem"/> is another. A slow watcher gets several as one. Ends when the
    /// client is disposed.</summary>
    public IAsyncEnumerable<ReplicaChange> WatchAsync(CancellationToken cancellationToken = default) => _replica.Feed.WatchAsync(cancellationToken);

    /// <summary>The replica behind it; only a session writes to it.</summary>
    internal Replica Replica => _replica;

    /// <summary>The server's word on whether the stream may be followed.</summary>
    internal void Report(Problem? problem)
    {
        if (Interlocked.Exchange(ref _problem, problem)?.Code != problem?.Code) _replica.Feed.Nudge();
    }
}
