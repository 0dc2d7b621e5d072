using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Rendering.Pictures;
using RearCloud.Scene;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Layouts.Pictures;

/// <summary>Reads the documents, builds the scene and lets a studio paint it.</summary>
internal sealed class LayoutPictures(IDocumentReader reader, PictureStudios studios) : ILayoutPictures
{
    // A preview stands on a desk: its phone is well charged.
    private static readonly SignalSet Signals = SignalSet.Empty
        .With(SignalNames.BatteryLevel, SignalValue.Of(82))
        .With(SignalNames.BatteryCharging, SignalValue.Of(false))
        .With(SignalNames.DeviceName, SignalValue.Of("Phone"));

    public async Task<Result<byte[]>> RenderAsync(StreamId stream, DocumentId layout, LayoutPictureRequest request, CancellationToken cancellationToken)
    {
        var key = new DocumentKey(DocumentKind.Layout, layout);
        if (await reader.FindAsync(stream, key, cancellationToken) is not { IsDeleted: false } document)
            return new Problem("document.missing", "", $"There is no layout '{layout}'.", "List the layouts to see their ids.");
        if (request is { Frame: { } frame, OnlyWidget: { } widget }) document = document with { Body = WithFrame(document.Body, widget, frame) };

        var wallpapers = await reader.ListAsync(stream, DocumentKind.Wallpaper, includeDeleted: false, cancellationToken);
        var input = new SceneInput(
            request.Panel, SceneDocuments.Of(document, wallpapers), Signals, request.Time, request.Zone, CultureInfo.CurrentCulture, ImmutableArray<Core.Edits.TraceId>.Empty);
        var options = new PictureOptions { Scale = request.Scale, OnlyWidget = request.OnlyWidget, WithoutWidget = request.WithoutWidget };
        return await studios.PaintAsync(SceneBuilder.Build(input, null), request.Time, options, cancellationToken);
    }

    private static JsonElement WithFrame(JsonElement body, string widget, (double X, double Y, double Width, double Height) frame)
    {
        var changed = JsonNode.Parse(body.GetRawText())!.AsObject();
        if (changed["widgets"] is not JsonObject widgets || widgets[widget] is not JsonObject placed) return body;
        placed["frame"] = new JsonObject { ["x"] = frame.X, ["y"] = frame.Y, ["width"] = frame.Width, ["height"] = frame.Height };
        return JsonElement.Parse(changed.ToJsonString());
    }
}
