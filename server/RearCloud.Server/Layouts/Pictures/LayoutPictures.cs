using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Rendering.Pictures;
using RearCloud.Scene;
using RearCloud.Server.Accounts;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>Reads the documents, builds the scene and lets a studio paint it.</summary>
internal sealed class LayoutPictures(IDocumentReader reader, IDocumentPast past, PanelImages images, PictureStudios studios) : ILayoutPictures
{
    // A preview stands on a desk: its phone is well charged.
    private static readonly SignalSet Signals = SignalSet.Empty
        .With(SignalNames.BatteryLevel, SignalValue.Of(82))
        .With(SignalNames.BatteryCharging, SignalValue.Of(false))
        .With(SignalNames.DeviceName, SignalValue.Of("Phone"));

    public async Task<Result<byte[]>> RenderAsync(StreamId stream, DocumentId layout, LayoutPictureRequest request, CancellationToken cancellationToken)
    {
        var found = request.At is { } at
            ? await ThenAsync(stream, layout, at, cancellationToken)
            : await NowAsync(stream, layout, cancellationToken);
        if (!found.TryGet(out var shown, out var problem)) return problem;
        var document = shown.Layout;
        if (request is { Frame: { } frame, OnlyWidget: { } widget }) document = document with { Body = WithFrame(document.Body, widget, frame) };

        var input = new SceneInput(
            request.Panel, SceneDocuments.Of(document, shown.Wallpapers), Signals, request.Time, request.Zone, CultureInfo.CurrentCulture, ImmutableArray<Core.Edits.TraceId>.Empty);
        var options = new PictureOptions { Scale = request.Scale, OnlyWidget = request.OnlyWidget, WithoutWidget = request.WithoutWidget };
        var snapshot = SceneBuilder.Build(input, null);
        // A picture larger than the panel has use for more pixels than the panel is sent.
        if (request.Scale <= 1 && AccountStreams.AccountOf(stream) is { } account) snapshot = await images.ApplyAsync(snapshot, account, cancellationToken);
        return await studios.PaintAsync(snapshot, request.Time, options, cancellationToken);
    }

    private async Task<Result<(Document Layout, IReadOnlyList<Document> Wallpapers)>> NowAsync(StreamId stream, DocumentId layout, CancellationToken cancellationToken)
    {
        if (await reader.FindAsync(stream, new DocumentKey(DocumentKind.Layout, layout), cancellationToken) is not { IsDeleted: false } document) return Missing(layout);
        return (document, await reader.ListAsync(stream, DocumentKind.Wallpaper, includeDeleted: false, cancellationToken));
    }

    // The past does not change: the layout and its wallpaper need not be read in one moment.
    private async Task<Result<(Document Layout, IReadOnlyList<Document> Wallpapers)>> ThenAsync(
        StreamId stream, DocumentId layout, Sequence at, CancellationToken cancellationToken)
    {
        if (!(await past.FindAsync(stream, new DocumentKey(DocumentKind.Layout, layout), at, cancellationToken)).TryGet(out var document, out var problem)) return problem;
        if (document.IsDeleted) return Missing(layout);
        if (!document.Body.TryGetProperty("wallpaper", out var name) || name.ValueKind != JsonValueKind.String || !DocumentId.TryParse(name.GetString(), out var id))
            return (document, (IReadOnlyList<Document>)[]);
        // A wallpaper that cannot be known any more leaves the layout's own ground, as one that is deleted does.
        var wallpaper = await past.FindAsync(stream, new DocumentKey(DocumentKind.Wallpaper, id), at, cancellationToken);
        return (document, wallpaper.TryGet(out var known, out _) && !known.IsDeleted ? (IReadOnlyList<Document>)[known] : []);
    }

    private static Problem Missing(DocumentId layout) => new("document.missing", "", $"There is no layout '{layout}'.", "List the layouts to see their ids.");

    private static JsonElement WithFrame(JsonElement body, string widget, (double X, double Y, double Width, double Height) frame)
    {
        var changed = JsonNode.Parse(body.GetRawText())!.AsObject();
        if (changed["widgets"] is not JsonObject widgets || widgets[widget] is not JsonObject placed) return body;
        placed["frame"] = new JsonObject { ["x"] = frame.X, ["y"] = frame.Y, ["width"] = frame.Width, ["height"] = frame.Height };
        return JsonElement.Parse(changed.ToJsonString());
    }
}
