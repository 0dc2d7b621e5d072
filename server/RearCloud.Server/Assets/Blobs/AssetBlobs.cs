using Microsoft.EntityFrameworkCore;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Assets.Blobs;

/// <summary>The store together with the rows that say what it may hold. Failures of the store come out as <see cref="AssetStoreException"/>.</summary>
internal sealed class AssetBlobs(IAssetStore store, IStorage storage, TimeProvider time)
{
    /// <summary>Stores bytes under a name. Whoever lets a row name them then calls <see cref="KeepAsync"/> in that row's transaction.</summary>
    public async Task WriteAsync(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var now = UnixMicroseconds.From(time.GetUtcNow());
        await storage.WriteAsync(
            (scope, ct) => scope.Db.Database.ExecuteSqlAsync(
                $"INSERT INTO asset_blob (name, touched_at) VALUES ({name}, {now}) ON CONFLICT (name) DO UPDATE SET touched_at = excluded.touched_at", ct),
            cancellationToken);
        await GuardAsync(async () =>
        {
            await store.WriteAsync(name, bytes, cancellationToken);
            return true;
        });
    }

    /// <summary>Protects bytes that stand from the sweep until the transaction ends and a while longer; false if they were swept meanwhile.</summary>
    public async Task<bool> KeepAsync(RearCloudDb db, string name, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await db.Set<BlobRow>().Where(row => row.Name == name).ExecuteUpdateAsync(row => row.SetProperty(b => b.TouchedAt, now), cancellationToken) == 1;
    }

    /// <summary>The bytes, or null if there are none. The stream can seek.</summary>
    public Task<Stream?> OpenAsync(string name, CancellationToken cancellationToken) => GuardAsync(() => store.OpenAsync(name, cancellationToken));

    /// <summary>
    /// Deletes bytes that no row names and nobody touched since <paramref name="before"/>: true if they are gone. The row stays locked until they are,
    /// so that whoever wants to write them again waits and then writes them.
    /// </summary>
    public Task<bool> SweepAsync(string name, DateTimeOffset before, CancellationToken cancellationToken) => storage.WriteAsync(
        async (scope, ct) =>
        {
            if (await Unused(scope.Db, before).Where(row => row.Name == name).ExecuteDeleteAsync(ct) == 0) return false;
            return await GuardAsync(async () =>
            {
                await store.DeleteAsync(name, ct);
                return true;
            });
        },
        cancellationToken);

    /// <summary>Rows of bytes that nothing names.</summary>
    public static IQueryable<BlobRow> Unused(RearCloudDb db, DateTimeOffset before) => db.Set<BlobRow>().Where(row =>
        row.TouchedAt < before
        && !db.Set<AssetRow>().Any(asset => asset.Sha256 == row.Name)
        && !db.Set<VariantRow>().Any(variant => variant.Sha256 == row.Name)
        && !db.Set<PieceRow>().Any(piece => piece.Blob == row.Name));

    private static async Task<T> GuardAsync<T>(Func<Task<T>> useAsync)
    {
        try
        {
            return await useAsync();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new AssetStoreException(e);
        }
    }
}
