using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.Server.Accounts;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets.Uploads;

/// <summary>Uploads that come in parts and outlive connections and restarts: begin, send, ask, finish. Nothing of them is an asset before the end.</summary>
internal sealed class UploadDesk(StoredAssets assets, PartIntake parts, PieceReader pieces, IStorage storage, TimeProvider time, ILogger<UploadDesk> log)
{
    public async Task<Result<UploadState>> BeginAsync(Actor owner, UploadRequest request, CancellationToken cancellationToken)
    {
        if (request.Bytes is < 1 or > Limits.UploadBytes) return UploadProblems.Size(request.Bytes);
        if (request.Sha256 is not null && !BlobName.IsValid(request.Sha256)) return UploadProblems.Sha256;
        var now = time.GetUtcNow();
        var row = new UploadRow
        {
            Id = Guid.CreateVersion7(now).ToString("N"), AccountId = owner.AccountId, Bytes = request.Bytes, Sha256 = request.Sha256,
            Name = FileName.Clean(request.Name), Arrived = 0, ExpiresAt = now + AssetLimits.UploadLife,
        };
        return await storage.WriteAsync<Result<UploadState>>(
            async (scope, ct) =>
            {
                // Of two that begin at once, the second counts the first.
                await AccountLock.TakeAsync(scope.Db, owner.AccountId, ct);
                if (!await HasRoomAsync(scope.Db, row, now, ct)) return UploadProblems.TooMany;
                await ForgetFinishedAsync(scope.Db, owner.AccountId, ct);
                scope.Db.Add(row);
                return StateOf(row);
            },
            cancellationToken);
    }

    /// <summary>How far it came; null for one that is not the account's, or not any more.</summary>
    public async Task<UploadState?> FindAsync(string accountId, string id, CancellationToken cancellationToken) =>
        await FindRowAsync(accountId, id, cancellationToken) is { } row ? StateOf(row) : null;

    /// <summary>Takes a part. What was read of it before a connection broke is kept.</summary>
    /// <param name="accountId">Whose upload it is.</param>
    /// <param name="id">The upload.</param>
    /// <param name="offset">Where the part begins.</param>
    /// <param name="length">Its length, if that is known.</param>
    /// <param name="body">The bytes as they arrive.</param>
    /// <param name="cancellationToken">Ends the part.</param>
    public async Task<Result<PartAnswer>> TakeAsync(
        string accountId, string id, long offset, long? length, Stream body, CancellationToken cancellationToken)
    {
        if (await FindAsync(accountId, id, cancellationToken) is not { } state) return UploadProblems.Missing(id);
        if (state.Asset is not null) return new PartAnswer(state, UploadProblems.Finished);
        if (state.Offset != offset) return new PartAnswer(state, UploadProblems.Offset(state.Offset, offset));
        if (length > state.Bytes - offset) return new PartAnswer(state, UploadProblems.TooLong(state.Bytes));
        if (length < AssetLimits.PartBytes && offset + length < state.Bytes) return new PartAnswer(state, UploadProblems.PartTooSmall);
        if (await parts.TakeAsync(state, body, cancellationToken) is { } taken) return taken;
        return await FindAsync(accountId, id, cancellationToken) is { } moved ? new PartAnswer(moved, UploadProblems.Offset(moved.Offset, offset)) : UploadProblems.Missing(id);
    }

    /// <summary>Makes the whole upload an asset. Asked again after success, it answers the same.</summary>
    public async Task<Result<AssetInfo>> FinishAsync(Actor owner, string id, CancellationToken cancellationToken)
    {
        if (await FindRowAsync(owner.AccountId, id, cancellationToken) is not { } row) return UploadProblems.Missing(id);
        if (row.Asset is not null)
            return await assets.FindAsync(owner.AccountId, row.Asset, cancellationToken) is { } known ? known : AssetProblems.Missing(row.Asset);
        if (row.Arrived < row.Bytes) return UploadProblems.Incomplete(row.Arrived, row.Bytes);

        await using var arrived = await pieces.AssembleAsync(row, cancellationToken);
        Result<AssetInfo> stored = arrived is null ? UploadProblems.WrongHash : await assets.StoreArrivedAsync(owner, arrived, row.Name, cancellationToken);
        if (stored.TryGet(out var asset, out var problem))
        {
            await CloseAsync(id, asset.Sha256, cancellationToken);
            return asset;
        }

        log.Refused(problem.Code);
        // What can succeed later with the same bytes keeps them; bytes that are wrong stay wrong.
        if (problem != AssetProblems.Busy && problem != AssetProblems.TooMany) await DeleteAsync(owner.AccountId, id, cancellationToken);
        return problem;
    }

    /// <summary>Gives an upload up; false if there is none.</summary>
    public async Task<bool> DeleteAsync(string accountId, string id, CancellationToken cancellationToken) => await storage.WriteAsync(
        (scope, ct) => scope.Db.Set<UploadRow>().Where(row => row.Id == id && row.AccountId == accountId).ExecuteDeleteAsync(ct), cancellationToken) == 1;

    private Task<UploadRow?> FindRowAsync(string accountId, string id, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return storage.ReadAsync(
            (db, ct) => db.Set<UploadRow>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == id && row.AccountId == accountId && row.ExpiresAt > now, ct),
            cancellationToken);
    }

    // The pieces are nobody's now; the sweep takes their bytes away.
    private Task<int> CloseAsync(string id, string sha256, CancellationToken cancellationToken) => storage.WriteAsync(
        async (scope, ct) =>
        {
            await scope.Db.Set<PieceRow>().Where(row => row.UploadId == id).ExecuteDeleteAsync(ct);
            return await scope.Db.Set<UploadRow>().Where(row => row.Id == id).ExecuteUpdateAsync(row => row.SetProperty(u => u.Asset, sha256), ct);
        },
        cancellationToken);

    private static async Task<bool> HasRoomAsync(RearCloudDb db, UploadRow next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var open = await db.Set<UploadRow>()
            .Where(row => row.AccountId == next.AccountId && row.Asset == null && row.ExpiresAt > now)
            .Select(row => row.Bytes)
            .ToListAsync(cancellationToken);
        return open.Count < AssetLimits.OpenUploads && open.Sum() + next.Bytes <= AssetLimits.OpenUploadBytes;
    }

    private static async Task ForgetFinishedAsync(RearCloudDb db, string accountId, CancellationToken cancellationToken)
    {
        var old = await db.Set<UploadRow>()
            .Where(row => row.AccountId == accountId && row.Asset != null)
            .OrderByDescending(row => row.Id)
            .Skip(AssetLimits.FinishedUploads)
            .Select(row => row.Id)
            .Take(AssetLimits.SweepBatch)
            .ToListAsync(cancellationToken);
        if (old.Count > 0) await db.Set<UploadRow>().Where(row => old.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }

    private static UploadState StateOf(UploadRow row) => new(row.Id, row.Bytes, row.Arrived, row.ExpiresAt, row.Asset);
}
