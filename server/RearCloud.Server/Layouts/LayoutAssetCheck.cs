using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Assets;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Layouts;

/// <summary>A layout names only images that its account has.</summary>
internal sealed class LayoutAssetCheck(AssetReferenceCheck assets) : IEditCheck
{
    public ValueTask<Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken) =>
        after.Key.Kind == DocumentKind.Layout
            ? assets.CheckAsync(stream, before is null ? [] : ReferencesOf(before.Body), ReferencesOf(after.Body), cancellationToken)
            : default;

    // Also of widgets whose kind this server does not know: a member named 'asset' is an asset everywhere.
    private static IEnumerable<AssetReference> ReferencesOf(JsonElement layout)
    {
        if (!layout.TryGetProperty("widgets", out var widgets) || widgets.ValueKind != JsonValueKind.Object) yield break;
        foreach (var widget in widgets.EnumerateObject())
        {
            if (widget.Value.ValueKind == JsonValueKind.Object && widget.Value.TryGetProperty("asset", out var asset) && asset.ValueKind == JsonValueKind.String)
                yield return new AssetReference(FieldPath.Of("widgets", widget.Name, "asset").Pointer, asset.GetString()!);
        }
    }
}
