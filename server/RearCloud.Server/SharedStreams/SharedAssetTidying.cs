using Microsoft.EntityFrameworkCore;
using RearCloud.Core.Documents;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.SharedStreams.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>Forgets, after the commit, which assets a document of a shared stream names no more. By version: a later edit may have named them again.</summary>
internal sealed class SharedAssetTidying(IStorage storage) : IChangeFollower
{
    public async ValueTask OnCommittedAsync(StreamId stream, IReadOnlyList<Document> changed, CancellationToken cancellationToken)
    {
        if (!stream.IsShared) return;
        var ids = changed.Select(d => d.Key.Id.Value).ToList();
        if (!await storage.ReadAsync((read, ct) => read.Set<SharedAssetRow>().AnyAsync(row => row.Stream == stream.Value && ids.Contains(row.Id), ct), cancellationToken)) return;
        await storage.WriteAsync(
            async (scope, ct) =>
            {
                var removed = 0;
                foreach (var document in changed)
                {
                    var (kind, id, version) = (document.Key.Kind.Name, document.Key.Id.Value, document.Version.Value);
                    var names = document.IsDeleted ? [] : AssetNames.In(document.Body).ToList();
                    removed += await scope.Db.Set<SharedAssetRow>()
                        .Where(row => row.Stream == stream.Value && row.Kind == kind && row.Id == id && row.Version <= version && !names.Contains(row.Sha256))
                        .ExecuteDeleteAsync(ct);
                }

                return removed;
            },
            cancellationToken);
    }
}
