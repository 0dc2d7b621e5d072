using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Layout;

/// <summary>A layout's body, read once for its version.</summary>
internal sealed class ParsedLayout
{
    private const double LargestCanvas = 4_096;

    private ParsedLayout(Members body)
    {
        var canvas = body.Object("canvas");
        if (canvas.Number("width", 16, LargestCanvas) is { } width && canvas.Number("height", 16, LargestCanvas) is { } height)
            (CanvasWidth, CanvasHeight) = (width, height);
        Background = (body.Color("background") ?? Color.Black).WithAlpha(255);
        WallpaperId = body.Text("wallpaper");
        Widgets = [.. body.Object("widgets").All()
            .Where(widget => !widget.Key.Contains('/', StringComparison.Ordinal))
            .Select(widget => ParsedWidget.Read(widget.Key, widget.Value))
            .OrderBy(widget => widget.Order, StringComparer.Ordinal).ThenBy(widget => widget.Id, StringComparer.Ordinal)
            .Take(Limits.WidgetsPerLayout)];
    }

    /// <summary>Design pixels; the reference panel's if the document says nothing usable.</summary>
    public double CanvasWidth { get; } = Core.Panels.PanelProfiles.Reference.Size.Width;

    public double CanvasHeight { get; } = Core.Panels.PanelProfiles.Reference.Size.Height;

    /// <summary>Opaque: there is nothing behind the ground.</summary>
    public Color Background { get; }

    public string? WallpaperId { get; }

    /// <summary>From back to front. A slash in an id would collide with the parts of another widget, so such a one is not placed.</summary>
    public ImmutableArray<ParsedWidget> Widgets { get; }

    /// <summary>Null if the body is broken as a whole: no object, or its widgets are no map.</summary>
    public static ParsedLayout? Read(JsonElement body)
    {
        var members = new Members(body);
        var broken = !members.IsObject || (members.Has("widgets") && !members.Object("widgets").IsObject);
        return broken ? null : new ParsedLayout(members);
    }
}
