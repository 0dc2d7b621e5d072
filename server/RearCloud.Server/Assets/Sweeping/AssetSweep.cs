using Microsoft.EntityFrameworkCore;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Assets.Sweeping;

/// <summary>
/// Takes away what nobody needs: uploads that were given up, assets that no document has named for the grace period, variants of assets that are
/// gone, bytes that no row names. Each transaction deals with few rows, and several nodes may sweep at once.
/// </summary>
internal sealed class AssetSweep(NamingScan scan, AssetBlobs blobs, IStorage storage, AssetSettings settings, TimeProvider time)
{
    /// <summary>One pass. Invariant: an asset goes only if no document that was committed before the pass names it.</summary>
    public async Task<SweepCount> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var uploads = await RepeatAsync(
            (db, ct) => db.Set<UploadRow>().Where(row => row.ExpiresAt <= now).OrderBy(row => row.ExpiresAt).Take(AssetLimits.SweepBatch).ExecuteDeleteAsync(ct), cancellationToken);
        await scan.CatchUpAsync(cancellationToken);
        await scan.ForgetGoneAsync(cancellationToken);
        await MarkAsync(now, cancellationToken);
        var assets = await CollectAsync(now - settings.Grace, cancellationToken);
        var variants = await RepeatAsync(
            (db, ct) => db.Set<VariantRow>().Where(row => !db.Set<AssetRow>().Any(asset => asset.Sha256 == row.Original)).Take(AssetLimits.SweepBatch).ExecuteDeleteAsync(ct),
            cancellationToken);
        return new SweepCount(uploads, assets, variants, await SweepBlobsAsync(now - AssetLimits.BlobGrace, cancellationToken));
    }

    // An edit that names an asset clears its mark itself; a mark that is set here from an older look is cleared by the next pass, long before it counts.
    private async Task MarkAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await RepeatAsync(
            (db, ct) => db.Set<AssetRow>()
                .Where(row => row.UnnamedSince != null && db.Set<NamingRow>().Any(naming => naming.Sha256 == row.Sha256))
                .Take(AssetLimits.SweepBatch).ExecuteUpdateAsync(row => row.SetProperty(a => a.UnnamedSince, (DateTimeOffset?)null), ct),
            cancellationToken);
        await RepeatAsync(
            (db, ct) => db.Set<AssetRow>()
                .Where(row => row.UnnamedSince == null && !db.Set<NamingRow>().Any(naming => naming.Sha256 == row.Sha256))
                .Take(AssetLimits.SweepBatch).ExecuteUpdateAsync(row => row.SetProperty(a => a.UnnamedSince, now), ct),
            cancellationToken);
    }

    private async Task<int> CollectAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var collected = 0;
        while (true)
        {
            var candidates = await storage.ReadAsync(
                (db, ct) => Collectable(db, before).OrderBy(row => row.UnnamedSince).Select(row => new { row.AccountId, row.Sha256 }).Take(AssetLimits.SweepBatch).ToListAsync(ct),
                cancellationToken);
            if (candidates.Count == 0) return collected;
            // Row by row and by the row's own condition: a database that waited for an edit looks at it again.
            collected += await storage.WriteAsync(
                async (scope, ct) =>
                {
                    var deleted = 0;
                    foreach (var candidate in candidates)
                        deleted += await Collectable(scope.Db, before).Where(row => row.AccountId == candidate.AccountId && row.Sha256 == candidate.Sha256).ExecuteDeleteAsync(ct);
                    return deleted;
                },
                cancellationToken);
        }
    }

    private async Task<int> SweepBlobsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var swept = 0;
        while (true)
        {
            var names = await storage.ReadAsync(
                (db, ct) => AssetBlobs.Unused(db, before).OrderBy(row => row.TouchedAt).Select(row => row.Name).Take(AssetLimits.SweepBatch).ToListAsync(ct), cancellationToken);
            if (names.Count == 0) return swept;
            foreach (var name in names)
            {
                if (await blobs.SweepAsync(name, before, cancellationToken)) swept++;
            }
        }
    }

    private static IQueryable<AssetRow> Collectable(RearCloudDb db, DateTimeOffset before) =>
        db.Set<AssetRow>().Where(row => row.UnnamedSince < before && !db.Set<NamingRow>().Any(naming => naming.Sha256 == row.Sha256));

    /// <summary>Runs a statement of at most a batch in transactions of its own until it finds less than a batch; its count in all.</summary>
    private async Task<int> RepeatAsync(Func<RearCloudDb, CancellationToken, Task<int>> statement, CancellationToken cancellationToken)
    {
        for (var all = 0; ;)
        {
            var count = await storage.WriteAsync((scope, ct) => statement(scope.Db, ct), cancellationToken);
            all += count;
            if (count < AssetLimits.SweepBatch) return all;
        }
    }
}
