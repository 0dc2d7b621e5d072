using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Rendering.Images;
using RearCloud.Server.Assets.Files;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>Assets as files in a folder and rows in the database.</summary>
internal sealed class StoredAssets(AssetFolder folder, IStorage storage, TimeProvider time, ILogger<StoredAssets> log) : IAssets, IDisposable
{
    private readonly ConcurrencyLimiter _decodes = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = AssetLimits.ConcurrentDecodes, QueueLimit = AssetLimits.WaitingDecodes, QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task<Result<AssetInfo>> StoreImageAsync(Actor owner, Stream upload, string? fileName, CancellationToken cancellationToken)
    {
        var taken = await TakeInAsync(upload, cancellationToken);
        if (!taken.TryGet(out var image, out var problem))
        {
            log.Refused(problem.Code);
            return problem;
        }

        var asset = new AssetInfo(
            Convert.ToHexStringLower(SHA256.HashData(image.Bytes)), image.ContentType, image.Bytes.Length, image.Width, image.Height, CleanName(fileName));
        // The file first: a row promises that its bytes are there.
        await folder.WriteAsync(asset.Sha256, image.Bytes, cancellationToken);
        if (await AddRowAsync(owner.AccountId, asset, cancellationToken) is { } refused) return refused;
        log.Stored(asset.Sha256, asset.ContentType, asset.Width, asset.Height, asset.Bytes);
        return asset;
    }

    public Task<AssetInfo?> FindAsync(string accountId, string sha256, CancellationToken cancellationToken) => storage.ReadAsync(
        (db, ct) => db.Set<AssetRow>()
            .Where(row => row.AccountId == accountId && row.Sha256 == sha256)
            .Select(row => new AssetInfo(row.Sha256, row.ContentType, row.Bytes, row.Width, row.Height, row.Name))
            .SingleOrDefaultAsync(ct),
        cancellationToken);

    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellationToken) => Task.FromResult(folder.Open(sha256));

    public void Dispose() => _decodes.Dispose();

    private async Task<Result<StoredImage>> TakeInAsync(Stream upload, CancellationToken cancellationToken)
    {
        // A slow sender holds a file, not memory and not a turn at decoding. One byte past the limit tells that there is too much.
        await using var arrived = folder.OpenIncoming();
        await BoundedCopy.CopyAsync(upload, arrived, Limits.UploadBytes + 1L, cancellationToken);
        arrived.Position = 0;
        using var turn = await _decodes.AcquireAsync(1, cancellationToken);
        if (!turn.IsAcquired) return AssetProblems.Busy;
        return await Task.Run(() => UploadedImage.Reencode(arrived), cancellationToken);
    }

    private async Task<Problem?> AddRowAsync(string accountId, AssetInfo asset, CancellationToken cancellationToken) => await storage.WriteAsync(
        async (scope, ct) =>
        {
            var assets = scope.Db.Set<AssetRow>();
            if (await assets.AnyAsync(row => row.AccountId == accountId && row.Sha256 == asset.Sha256, ct)) return null;
            if (await assets.CountAsync(row => row.AccountId == accountId, ct) >= AssetLimits.PerAccount) return AssetProblems.TooMany;
            assets.Add(new AssetRow
            {
                AccountId = accountId, Sha256 = asset.Sha256, ContentType = asset.ContentType, Bytes = asset.Bytes, Width = asset.Width,
                Height = asset.Height, Name = asset.Name, StoredAt = time.GetUtcNow(),
            });
            return null;
        },
        cancellationToken);

    private static string CleanName(string? fileName)
    {
        var name = new string([.. (fileName ?? "").Where(c => !char.IsControl(c))]);
        name = name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();
        return name.Length <= AssetLimits.NameLength ? name : name[..AssetLimits.NameLength];
    }
}
