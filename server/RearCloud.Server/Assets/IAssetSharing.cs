using RearCloud.Core.Documents;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>Who reads an account's images beside the account itself: asked at the door and before a download.</summary>
internal interface IAssetSharing
{
    /// <summary>The account whose images the documents of a stream may name, beside accounts' own streams; null if there is none. Runs inside the door's transaction.</summary>
    Task<string?> OwnerOfAsync(RearCloudDb db, StreamId stream, CancellationToken cancellationToken);

    /// <summary>The accounts that let the actor read the asset if they have it, because a living document that it may read names it.</summary>
    Task<IReadOnlyList<string>> SharersOfAsync(Actor actor, string sha256, CancellationToken cancellationToken);
}
