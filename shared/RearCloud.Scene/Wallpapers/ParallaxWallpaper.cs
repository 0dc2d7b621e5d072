using System.Collections.Immutable;
using RearCloud.Core;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Wallpapers;

/// <summary>A picture that is larger than the panel and moves as the device is tilted, under layers that move further the nearer they are.</summary>
internal sealed class ParallaxWallpaper(Members body)
{
    /// <summary>Degrees of tilt at which it has moved as far as it can.</summary>
    private const double FullTilt = 20;

    /// <summary>How far the ground moves, as a part of the reach.</summary>
    private const double GroundDepth = 0.4;

    private readonly WallpaperGround _ground = new(body);
    private readonly ParallaxLayer[] _layers = [.. body.Objects("layers").Take(Limits.ParallaxLayers).Select(layer => new ParallaxLayer(layer))];
    private readonly double _reach = body.Number("reach", 0, 96) ?? 48;

    public string? Asset => _ground.Asset;

    public ImmutableArray<DrawOp> Draw(in WallpaperCanvas canvas)
    {
        var ops = ImmutableArray.CreateBuilder<DrawOp>(1 + _layers.Length);
        var reach = _reach * canvas.Scale;
        var films = canvas.Films;
        var (x, y) = (reach * Share(canvas, SignalNames.TiltX), reach * Share(canvas, SignalNames.TiltY));
        ops.Add(ParallaxLayer.Sheet(
            canvas, canvas.BeforeAt<DrawOp>(0), Margin(GroundDepth), x * GroundDepth, y * GroundDepth, box => [new DrawOp.FillRect(box, 0, Color.Black), _ground.Draw(box, films)]));
        foreach (var layer in _layers)
        {
            if (layer.Draw(canvas, canvas.BeforeAt<DrawOp>(ops.Count), Margin(layer.Depth), x * layer.Depth, y * layer.Depth) is { } op) ops.Add(op);
        }

        return ops.ToImmutable();

        int Margin(double depth) => (int)Math.Ceiling(reach * depth) + 1;
    }

    // What must not move comes to rest in its middle.
    private static double Share(in WallpaperCanvas canvas, string signal)
    {
        var tilt = canvas.Moves ? canvas.Signals.Find(signal)?.Number ?? 0 : 0;
        return double.IsNaN(tilt) ? 0 : Math.Clamp(tilt / FullTilt, -1, 1);
    }
}
