using System.Collections.Immutable;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client;

/// <summary>
/// What a watcher sees next. A slow watcher gets several changes as one: nothing is missed, nothing queues up.
/// </summary>
/// <param name="Documents">Everything a person sees now: confirmed documents with the waiting edits on top, tombstones included; of <see cref="RearCloudClient.WatchShownAsync"/>, also what other hands do just now.</param>
/// <param name="Changed">What differs from the watcher's last change; everything in the first.</param>
/// <param name="Traces">The mutations that made the difference, the newest last; at most <see cref="EditTraceLog.Capacity"/>.</param>
/// <param name="Confirmed">How far the replica has followed its stream.</param>
/// <param name="WaitingMutations">Accepted edits that the server has not confirmed yet.</param>
/// <param name="MissingAssets">Assets that the documents name and the cache does not have yet.</param>
public sealed record ReplicaChange(
    ImmutableDictionary<DocumentKey, Document> Documents,
    ImmutableHashSet<DocumentKey> Changed,
    ImmutableArray<TraceId> Traces,
    Sequence Confirmed,
    int WaitingMutations,
    ImmutableHashSet<string> MissingAssets);
