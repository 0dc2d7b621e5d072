using RearCloud.Core.Documents;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>Assets by themselves: an account reads its own and no other.</summary>
internal sealed class NothingShared : IAssetSharing
{
    public Task<string?> OwnerOfAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<IReadOnlyList<string>> SharersOfAsync(Actor actor, string sha256, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
}
