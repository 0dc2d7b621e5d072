using RearCloud.Core.Panels;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;
using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Variants;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>Lets a snapshot draw the bytes that its panel is sent, so that the picture is the panel's to the byte.</summary>
internal sealed class PanelImages(IAssets assets, AssetVariants variants)
{
    /// <summary>The snapshot with each image as its panel has it; one that cannot be made smaller is drawn as it is.</summary>
    public async Task<Snapshot> ApplyAsync(Snapshot snapshot, string accountId, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var image in ImagesOf(snapshot.Layers))
        {
            if (!names.ContainsKey(image.Asset)) names[image.Asset] = await NameAsync(image.Asset, accountId, snapshot.Panel, cancellationToken);
        }

        return names.All(name => name.Key == name.Value) ? snapshot : snapshot with { Layers = [.. snapshot.Layers.Select(layer => Rename(layer, names))] };
    }

    private async Task<string> NameAsync(string asset, string accountId, PanelProfile panel, CancellationToken cancellationToken) =>
        await assets.FindAsync(accountId, asset, cancellationToken) is { } original && (await variants.GetAsync(original, panel, cancellationToken)).TryGet(out var variant, out _)
            ? variant.Sha256
            : asset;

    private static IEnumerable<DrawOp.Image> ImagesOf(IEnumerable<DrawLayer> layers) => layers.SelectMany(layer => layer.Ops).SelectMany(op => op switch
    {
        DrawOp.Image image => [image],
        DrawOp.Sheet sheet => ImagesOf(sheet.Content.Layers),
        _ => Enumerable.Empty<DrawOp.Image>(),
    });

    private static DrawLayer Rename(DrawLayer layer, Dictionary<string, string> names) => new(layer.Id, layer.Bounds, [.. layer.Ops.Select(op => Rename(op, names))]);

    private static DrawOp Rename(DrawOp op, Dictionary<string, string> names) => op switch
    {
        DrawOp.Image image => image with { Asset = names[image.Asset] },
        DrawOp.Sheet sheet => sheet with { Content = new DrawSheet(sheet.Content.Area, [.. sheet.Content.Layers.Select(layer => Rename(layer, names))]) },
        _ => op,
    };
}
