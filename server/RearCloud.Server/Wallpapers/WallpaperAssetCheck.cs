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

    private static IEnumerable<AssetReference> ReferencesOf(JsonElement wallpaper)
    {
        if (AssetOf(wallpaper) is { } own) yield return new AssetReference("/asset", own);
        if (!wallpaper.TryGetProperty("layers", out var layers) || layers.ValueKind != JsonValueKind.Array) yield break;
        for (var i = 0; i < layers.GetArrayLength(); i++)
        {
            if (AssetOf(layers[i]) is { } asset) yield return new AssetReference($"/layers/{i}/asset", asset);
        }
    }

    private static string? AssetOf(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty("asset", out var asset) && asset.ValueKind == JsonValueKind.String ? asset.GetString() : null;
}
