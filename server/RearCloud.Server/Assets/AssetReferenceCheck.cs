using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Accounts;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Assets;

/// <summary>
/// Refuses a document that newly names an asset which its account does not have, for the slices whose documents name assets. What was named before
/// stays allowed, so that a document never becomes impossible to edit.
/// </summary>
internal sealed class AssetReferenceCheck(RearCloudDb db)
{
    /// <summary>The problem with the first name that is new and unknown, or null. Runs inside the door's transaction.</summary>
    public async ValueTask<Problem?> CheckAsync(
        StreamId stream, IEnumerable<AssetReference> before, IEnumerable<AssetReference> after, CancellationToken cancellationToken)
    {
        var known = before.Select(r => r.Sha256).ToHashSet();
        var added = after.Where(r => !known.Contains(r.Sha256)).ToList();
        if (added.Count == 0) return null;

        if (AccountStreams.AccountOf(stream) is not { } account)
            return new Problem("asset.not-shared", added[0].Pointer, "A document of a shared stream cannot name an image: images belong to one account.", "Use a colour, or keep the document in the account's own stream.");
        var names = added.Select(r => r.Sha256).Distinct().ToList();
        // First the lock, then the look: what is seen now is still there at the commit.
        await AssetNaming.NoteAsync(db, stream, names, cancellationToken);
        var present = await db.Set<AssetRow>().Where(row => row.AccountId == account && names.Contains(row.Sha256)).Select(row => row.Sha256).ToListAsync(cancellationToken);
        return added.Find(r => !present.Contains(r.Sha256)) is { } missing
            ? new Problem("asset.unknown", missing.Pointer, $"The account has no asset {missing.Sha256}.", "Upload the image first, then name it by the SHA-256 of the answer.")
            : null;
    }
}
