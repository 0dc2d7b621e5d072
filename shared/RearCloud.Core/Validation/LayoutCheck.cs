using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Validation;

/// <summary>The rules of a layout's body.</summary>
internal static class LayoutCheck
{
    private const int DefaultWidth = 904;
    private const int DefaultHeight = 572;

    public static void Check(BodyReader body)
    {
        if (body.Object("canvas") is { } canvas)
        {
            canvas.Number("width", 1, 4_096, required: true);
            canvas.Number("height", 1, 4_096, required: true);
        }

        body.Color("background");
        body.Id("wallpaper");
        if (body.Object("widgets") is not { } widgets) return;

        var count = widgets.Json.EnumerateObject().Count();
        if (count > Limits.WidgetsPerLayout)
            widgets.Report("layout.too-many-widgets", "", $"The layout has {count} widgets; {Limits.WidgetsPerLayout} are allowed.", "Remove some, or make a second layout.");
        foreach (var widget in widgets.Json.EnumerateObject().Take(Limits.WidgetsPerLayout)) CheckWidget(body, widgets, widget);
    }

    private static void CheckWidget(BodyReader layout, BodyReader widgets, JsonProperty widget)
    {
        if (!IdText.IsValid(widget.Name))
            widgets.Report("id.malformed", BodyReader.Escape(widget.Name), "The widget's name is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .");
        if (widgets.Object(widget.Name) is not { } reader) return;
        reader.Text("kind", Limits.IdLength, required: true);
        reader.Order("order", required: true);
        CheckFrame(layout, reader);
        WidgetCheck.Check(reader);
    }

    private static void CheckFrame(BodyReader layout, BodyReader widget)
    {
        if (widget.Object("frame", required: true) is not { } frame) return;
        frame.Number("x", -4_096, 4_096, required: true);
        frame.Number("y", -4_096, 4_096, required: true);
        frame.Number("width", 1, 4_096, required: true);
        frame.Number("height", 1, 4_096, required: true);
        if (Number(frame.Json, "x") is not { } x || Number(frame.Json, "y") is not { } y
            || Number(frame.Json, "width") is not { } width || Number(frame.Json, "height") is not { } height) return;

        var (canvasWidth, canvasHeight) = Canvas(layout.Json);
        if (x >= canvasWidth || y >= canvasHeight || x + width <= 0 || y + height <= 0)
        {
            frame.Report(
                "layout.frame.out-of-bounds", "",
                FormattableString.Invariant($"The frame {x}, {y}, {width} x {height} lies outside the canvas of {canvasWidth} x {canvasHeight}."),
                "Move it so that a part of it is on the canvas.");
        }
    }

    private static (double Width, double Height) Canvas(JsonElement layout) =>
        layout.TryGetProperty("canvas", out var canvas) && canvas.ValueKind == JsonValueKind.Object
            ? (Number(canvas, "width") ?? DefaultWidth, Number(canvas, "height") ?? DefaultHeight)
            : (DefaultWidth, DefaultHeight);

    private static double? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : null;
}
