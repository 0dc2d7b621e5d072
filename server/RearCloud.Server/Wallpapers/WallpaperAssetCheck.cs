using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Server.Assets;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Wallpapers;

/// <summary>A wallpaper names only an image that its account has.</summary>
internal sealed class WallpaperAssetCheck(AssetReferenceCheck assets) : IEditCheck
{
    public ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken) =>
        after.Key.Kind == DocumentKind.Wallpaper
            ? assets.CheckAsync(stream, before is null ? [] : ReferencesOf(before.Body), ReferencesOf(after.Body), cancellationToken)
            : default;

    private static IEnumerable<AssetReference> ReferencesOf(JsonElement wallpaper) =>
        wallpaper.TryGetProperty("asset", out var asset) && asset.ValueKind == JsonValueKind.String ? [new AssetReference("/asset", asset.GetString()!)] : [];
}
