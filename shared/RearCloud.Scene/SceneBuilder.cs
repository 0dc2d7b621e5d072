using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;
using RearCloud.Scene.Wallpapers;
using RearCloud.Scene.Widgets;

namespace RearCloud.Scene;

/// <summary>Documents, signals and time in; a frozen scene out. Pure: the same input after the same snapshot gives the same.</summary>
public static class SceneBuilder
{
    /// <param name="input">All that the scene is made of.</param>
    /// <param name="previous">The snapshot before, if any: what looks the same is taken from it, as the same object, and what moves goes on from where it stood.</param>
    public static Snapshot Build(SceneInput input, Snapshot? previous)
    {
        var layers = ImmutableArray.CreateBuilder<DrawLayer>();
        DateTimeOffset? nextChange = null;
        var films = new FilmStarts(input, previous);
        var layout = input.Documents.ParsedLayout;
        var mapping = CanvasMapping.Of(layout, input.Panel);
        AddGround(layers, input, WallpaperCanvas.Of(input, films, mapping.Scale, previous));
        foreach (var widget in layout.Widgets)
        {
            var box = mapping.Map(widget.Frame ?? WidgetFrame.Centered(layout.CanvasWidth, layout.CanvasHeight));
            if (!box.Intersects(PixelRect.Of(input.Panel.Size))) continue;
            var canvas = Draw(widget, input, films, box, mapping.Scale);
            layers.AddRange(canvas.Layers(widget.Id));
            if (nextChange is null || canvas.NextChange < nextChange) nextChange = canvas.NextChange ?? nextChange;
        }

        var kept = LayerReuse.From(previous, layers);
        var frameRate = kept.Any(layer => layer.IsMoving) ? input.Panel.MaxRefreshHertz : 0;
        return new Snapshot(input.Panel, kept, nextChange, frameRate, input.Traces);
    }

    private static void AddGround(ImmutableArray<DrawLayer>.Builder layers, SceneInput input, in WallpaperCanvas canvas)
    {
        var bounds = PixelRect.Of(input.Panel.Size);
        var whole = new RectF(0, 0, bounds.Width, bounds.Height);
        layers.Add(new DrawLayer(LayerNames.Ground, bounds, [new DrawOp.FillRect(whole, 0, input.Documents.ParsedLayout.Background)]));
        if (input.Documents.ParsedWallpaper?.Draw(canvas) is { IsEmpty: false } ops) layers.Add(new DrawLayer(LayerNames.Wallpaper, bounds, ops));
    }

    private static WidgetCanvas Draw(ParsedWidget widget, SceneInput input, FilmStarts films, PixelRect box, float scale)
    {
        if (input.ReplacedWidgets.Contains(widget.Id)) return DrawPlaceholder(widget, input, films, box, scale);
        var canvas = new WidgetCanvas(input, films, box, scale);
        input.Observer?.Drawing(widget.Id);
        try
        {
            widget.Look.Draw(canvas);
            return canvas;
        }
#pragma warning disable CA1031 // One broken widget must not take the panel with it: whatever it throws, its placeholder stands in.
        catch (Exception)
#pragma warning restore CA1031
        {
            return DrawPlaceholder(widget, input, films, box, scale);
        }
        finally
        {
            input.Observer?.Drawn(widget.Id);
        }
    }

    private static WidgetCanvas DrawPlaceholder(ParsedWidget widget, SceneInput input, FilmStarts films, PixelRect box, float scale)
    {
        var calm = new WidgetCanvas(input, films, box, scale);
        new Placeholder(widget.Kind).Draw(calm);
        return calm;
    }
}
