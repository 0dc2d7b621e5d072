using Microsoft.EntityFrameworkCore;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Images;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Images;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Assets.Variants;

/// <summary>Images as panels need them: no larger than covers the panel, nothing cut off, so that every fit and focus still works. Made once.</summary>
internal sealed class AssetVariants(AssetBlobs blobs, DecodeTurns turns, IStorage storage)
{
    /// <summary>The variant, made now if this is the first time; the original if it is small enough.</summary>
    public async Task<Result<AssetVariant>> GetAsync(AssetInfo original, PanelProfile panel, CancellationToken cancellationToken)
    {
        var own = new AssetVariant(original.Sha256, original.ContentType);
        if (PanelImage.ScaleFor(new PixelSize(original.Width, original.Height), panel.Size) >= 1) return own;
        if (await storage.ReadAsync((db, ct) => FindAsync(db, original.Sha256, panel.Id, ct), cancellationToken) is { } known) return known;
        if (await blobs.OpenAsync(original.Sha256, cancellationToken) is not { } stored) return AssetProblems.Missing(original.Sha256);

        await using var image = stored;
        if (!(await turns.RunAsync(() => PanelImage.Reduce(image, panel.Size), cancellationToken)).TryGet(out var made, out var problem)) return problem;
        // A photograph may compress worse when it is written again.
        if (made.Bytes.Length >= original.Bytes) return await KeepAsync(original.Sha256, panel.Id, own, cancellationToken);
        var variant = new AssetVariant(BlobName.Of(made.Bytes), made.ContentType);
        await blobs.WriteAsync(variant.Sha256, made.Bytes, cancellationToken);
        return await KeepAsync(original.Sha256, panel.Id, variant, cancellationToken);
    }

    // Of two that were made at once the first stays, so that its name does not change under those who fetch it.
    private Task<Result<AssetVariant>> KeepAsync(string original, string panel, AssetVariant variant, CancellationToken cancellationToken) => storage.WriteAsync<Result<AssetVariant>>(
        async (scope, ct) =>
        {
            if (!await blobs.KeepAsync(scope.Db, variant.Sha256, ct)) return AssetProblems.Busy;
            await scope.Db.Database.ExecuteSqlAsync(
                $"INSERT INTO asset_variant (original, panel, sha256, content_type) VALUES ({original}, {panel}, {variant.Sha256}, {variant.ContentType}) ON CONFLICT (original, panel) DO NOTHING", ct);
            return (await FindAsync(scope.Db, original, panel, ct))!;
        },
        cancellationToken);

    private static Task<AssetVariant?> FindAsync(RearCloudDb db, string original, string panel, CancellationToken cancellationToken) => db.Set<VariantRow>()
        .Where(row => row.Original == original && row.Panel == panel)
        .Select(row => new AssetVariant(row.Sha256, row.ContentType))
        .SingleOrDefaultAsync(cancellationToken);
}
