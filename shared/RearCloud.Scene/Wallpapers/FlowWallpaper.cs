using System.Collections.Immutable;
using RearCloud.Core;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Drawing.Live;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Wallpapers;

/// <summary>Colours that flow into each other.</summary>
internal sealed class FlowWallpaper(Members body)
{
    private readonly Color[] _colors = [.. WallpaperGround.ReadColors(body).Take(Limits.FlowColors)];
    private readonly int _seed = (int)(body.Number("seed", 0, int.MaxValue) ?? 1);
    private readonly float _scale = (float)(body.Number("scale", FlowField.SmallestScale, FlowField.LargestScale) ?? 1);
    private readonly double _speed = body.Number("speed", 0, 4) ?? 1;

    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="dim">Part of its light that is taken away, 0 to 1: by its colours, so that no veil lies over what moves.</param>
    public ImmutableArray<DrawOp> Draw(in WallpaperCanvas canvas, double dim)
    {
        if (_colors.Length == 0) return [];
        var field = new FlowField([.. _colors.Select(color => Dimmed(color, 1 - dim))], _seed, _scale);
        return [new DrawOp.Flow(canvas.Panel, field, canvas.Phase(canvas.BeforeAt<DrawOp.Flow>(0)?.Phase, _speed), WallpaperCanvas.FramesPerSecond)];
    }

    private static Color Dimmed(Color color, double light) =>
        new(0xFF000000 | (uint)Math.Round(color.Red * light) << 16 | (uint)Math.Round(color.Green * light) << 8 | (uint)Math.Round(color.Blue * light));
}
