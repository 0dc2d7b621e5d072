using RearCloud.Core;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Drawing.Live;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Wallpapers;

/// <summary>Particles as a document describes them, with what it leaves out.</summary>
internal sealed class ParticleMembers
{
    private readonly ParticleStyle _style;
    private readonly int _count;
    private readonly double _size;
    private readonly Color _color;
    private readonly int _seed;
    private readonly double _speed;

    public ParticleMembers(Members body)
    {
        _style = body.Choice("style", "dust", "snow", "embers", "stars") switch { 1 => ParticleStyle.Snow, 2 => ParticleStyle.Embers, 3 => ParticleStyle.Stars, _ => ParticleStyle.Dust };
        var (count, size, color) = Usual(_style);
        _count = (int)(body.Number("count", 1, Limits.Particles) ?? count);
        _size = body.Number("size", 1, 24) ?? size;
        _color = body.Color("color") ?? color;
        _seed = (int)(body.Number("seed", 0, int.MaxValue) ?? 1);
        _speed = body.Number("speed", 0, 4) ?? 1;
    }

    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="before">The same particles in the snapshot before.</param>
    /// <param name="dim">Part of their light that is taken away, 0 to 1.</param>
    /// <param name="x">Shift to the right.</param>
    /// <param name="y">Shift down.</param>
    public DrawOp.Particles Draw(in WallpaperCanvas canvas, DrawOp.Particles? before, double dim, Motion x, Motion y)
    {
        var size = Math.Clamp((float)(_size * canvas.Scale), ParticleField.SmallestSize, ParticleField.LargestSize);
        var color = _color.WithAlpha((byte)Math.Round(_color.Alpha * (1 - dim)));
        return new DrawOp.Particles(canvas.Panel, new ParticleField(_style, _count, size, color, _seed), canvas.Phase(before?.Phase, _speed), x, y, WallpaperCanvas.FramesPerSecond);
    }

    private static (int Count, double Size, Color Color) Usual(ParticleStyle style) => style switch
    {
        ParticleStyle.Snow => (110, 9, new Color(0xF0F4F8FF)),
        ParticleStyle.Embers => (90, 12, new Color(0xFFFF7A2E)),
        ParticleStyle.Stars => (170, 5, new Color(0xFFDCE6FF)),
        _ => (60, 14, new Color(0x90FFE2B8)),
    };
}
