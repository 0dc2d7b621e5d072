using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Accounts;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>
/// Refuses a document that newly names an asset which its account, or the owner of its shared stream, does not have, for the slices whose documents name assets. What was named before
/// stays allowed, so that a document never becomes impossible to edit.
/// </summary>
internal sealed class AssetReferenceCheck(RearCloudDb db, IAssetSharing sharing)
{
    /// <summary>The problem with the first name that is new and unknown, or null. Runs inside the door's transaction.</summary>
    public async ValueTask<Problem?> CheckAsync(
        StreamId stream, IEnumerable<AssetReference> before, IEnumerable<AssetReference> after, CancellationToken cancellationToken)
    {
        var known = before.Select(r => r.Sha256).ToHashSet();
        var added = after.Where(r => !known.Contains(r.Sha256)).ToList();
        if (added.Count == 0) return null;

        if ((AccountStreams.AccountOf(stream) ?? await sharing.OwnerOfAsync(db, stream, cancellationToken)) is not { } account) return StreamProblems.Missing(stream.Value);
        var names = added.Select(r => r.Sha256).Distinct().ToList();
        // First the lock, then the look: what is seen now is still there at the commit.
        await AssetNaming.NoteAsync(db, stream, names, cancellationToken);
        var present = await db.Set<AssetRow>().Where(row => row.AccountId == account && names.Contains(row.Sha256)).Select(row => row.Sha256).ToListAsync(cancellationToken);
        return added.Find(r => !present.Contains(r.Sha256)) is { } missing
            ? new Problem("asset.unknown", missing.Pointer, $"The account has no asset {missing.Sha256}.", "Upload the image first, then name it by the SHA-256 of the answer.")
            : null;
    }
}
