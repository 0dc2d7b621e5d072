using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Rendering.Images;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Files;
using RearCloud.Server.Assets.Images;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>Assets as bytes in the store and rows in the database.</summary>
internal sealed class StoredAssets(
    AssetBlobs blobs, IncomingFolder incoming, DecodeTurns turns, IAssetSharing sharing, IStorage storage, TimeProvider time, ILogger<StoredAssets> log) : IAssets
{
    // Each further try follows a sweep that fell between writing bytes and naming them.
    private const int Tries = 3;

    public async Task<Result<AssetInfo>> StoreImageAsync(Actor owner, Stream upload, string? fileName, CancellationToken cancellationToken)
    {
        // One byte past the limit tells that there is too much.
        await using var arrived = await incoming.ReceiveAsync(upload, Limits.UploadBytes + 1L, cancellationToken);
        return await StoreArrivedAsync(owner, arrived, fileName, cancellationToken);
    }

    /// <summary>Takes in an image that has arrived as a file of <see cref="IncomingFolder"/>.</summary>
    public async Task<Result<AssetInfo>> StoreArrivedAsync(Actor owner, FileStream arrived, string? fileName, CancellationToken cancellationToken)
    {
        var taken = await turns.RunAsync(() => UploadedImage.Reencode(arrived), cancellationToken);
        if (!taken.TryGet(out var image, out var problem))
        {
            log.Refused(problem.Code);
            return problem;
        }

        var asset = new AssetInfo(BlobName.Of(image.Bytes), image.ContentType, image.Bytes.Length, image.Width, image.Height, FileName.Clean(fileName));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            // The bytes first: a row promises that they are there.
            await blobs.WriteAsync(asset.Sha256, image.Bytes, cancellationToken);
            if (!(await AddRowAsync(owner.AccountId, asset, cancellationToken)).TryGet(out var added, out var refused)) return refused;
            if (!added) continue;
            log.Stored(asset.Sha256, asset.ContentType, asset.Width, asset.Height, asset.Bytes);
            return asset;
        }

        return AssetProblems.Busy;
    }

    public Task<AssetInfo?> FindAsync(string accountId, string sha256, CancellationToken cancellationToken) => FindAsync([accountId], sha256, cancellationToken);

    public async Task<AssetInfo?> FindReadableAsync(Actor actor, string sha256, CancellationToken cancellationToken) =>
        await FindAsync(actor.AccountId, sha256, cancellationToken)
        ?? (await sharing.SharersOfAsync(actor, sha256, cancellationToken) is { Count: > 0 } sharers ? await FindAsync(sharers, sha256, cancellationToken) : null);

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) =>
        BlobName.IsValid(sha256) ? blobs.OpenAsync(sha256, cancellationToken) : Task.FromResult<Stream?>(null);

    private Task<AssetInfo?> FindAsync(IReadOnlyList<string> accountIds, string sha256, CancellationToken cancellationToken) => storage.ReadAsync(
        (db, ct) => db.Set<AssetRow>()
            .Where(row => accountIds.Contains(row.AccountId) && row.Sha256 == sha256)
            .OrderBy(row => row.AccountId)
            .Select(row => new AssetInfo(row.Sha256, row.ContentType, row.Bytes, row.Width, row.Height, row.Name))
            .FirstOrDefaultAsync(ct),
        cancellationToken);

    /// <summary>True when the row stands; false if the bytes were swept in between.</summary>
    private Task<Result<bool>> AddRowAsync(string accountId, AssetInfo asset, CancellationToken cancellationToken) => storage.WriteAsync<Result<bool>>(
        async (scope, ct) =>
        {
            if (!await blobs.KeepAsync(scope.Db, asset.Sha256, ct)) return false;
            var now = time.GetUtcNow();
            var assets = scope.Db.Set<AssetRow>();
            // Whoever uploads it again means to name it: the grace begins anew.
            var again = assets.Where(row => row.AccountId == accountId && row.Sha256 == asset.Sha256);
            if (await again.ExecuteUpdateAsync(row => row.SetProperty(r => r.UnnamedSince, now), ct) == 1) return true;
            if (await assets.CountAsync(row => row.AccountId == accountId, ct) >= AssetLimits.PerAccount) return AssetProblems.TooMany;
            assets.Add(new AssetRow
            {
                AccountId = accountId, Sha256 = asset.Sha256, ContentType = asset.ContentType, Bytes = asset.Bytes, Width = asset.Width,
                Height = asset.Height, Name = asset.Name, StoredAt = now, UnnamedSince = now,
            });
            return true;
        },
        cancellationToken);
}
