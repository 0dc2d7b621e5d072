using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Drawing.Live;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>Draws particles: a few hundred small pictures, each blended where it stands. For one thread at a time.</summary>
internal sealed class ParticlePainter : IDisposable
{
    private const int MostFields = 8;

    private readonly LruCache<Key, ParticleSprites> _sprites = new(MostFields, static _ => { });

    public CacheCounts Counts => _sprites.Counts;

    public void Paint(PaintTarget target, PixelRect clip, DrawOp.Particles op, DateTimeOffset time)
    {
        if (!op.Field.IsValid || op.Area.IsEmpty) return;
        if (target.Pixels is { } pixels)
        {
            Draw(pixels, clip.Intersect(op.Area), op, ParticleStand.Of(op, time));
            return;
        }

        var seen = clip.Intersect(op.Area);
        if (seen.IsEmpty) return;
        using var picture = new PixelBuffer(seen, SKAlphaType.Premul);
        Draw(picture, seen, op, ParticleStand.Of(op, time));
        using var image = picture.AsImage();
        target.Canvas.DrawImage(image, seen.X, seen.Y, new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    public void Dispose() => _sprites.Dispose();

    private void Draw(PixelBuffer target, PixelRect clip, DrawOp.Particles op, in ParticleStand stand)
    {
        clip = clip.Intersect(target.Area);
        if (clip.IsEmpty) return;
        var sprites = SpritesOf(op.Field);
        for (var i = 0; i < op.Field.Count; i++)
        {
            var place = ParticlePlace.Of(op.Field, i, stand.Phase, op.Area, sprites.Reach, stand.X, stand.Y);
            DrawOne(target, clip, sprites, place);
        }
    }

    private static unsafe void DrawOne(PixelBuffer target, PixelRect clip, ParticleSprites sprites, in ParticlePlace place)
    {
        var opacity = (ushort)(Math.Clamp(place.Light, 0, 1) * 256);
        var size = ParticleSprites.SizeOf(place.Nearness);
        int reach = sprites.ReachOf(size), side = sprites.SideOf(size);
        int stepX = (int)Math.Floor(place.X * ParticleSprites.Steps), stepY = (int)Math.Floor(place.Y * ParticleSprites.Steps);
        var box = new PixelRect((stepX >> ParticleSprites.StepBits) - reach, (stepY >> ParticleSprites.StepBits) - reach, side, side);
        var seen = box.Intersect(clip);
        if (seen.IsEmpty || opacity == 0) return;
        fixed (uint* sprite = sprites.Get(size, stepX & (ParticleSprites.Steps - 1), stepY & (ParticleSprites.Steps - 1)))
        {
            for (var y = seen.Y; y < seen.Bottom; y++) SheetBlend.Over(target.Row(y) + seen.X, sprite + (y - box.Y) * side + seen.X - box.X, seen.Width, opacity);
        }
    }

    private ParticleSprites SpritesOf(ParticleField field)
    {
        var key = new Key(field.Style, field.Size, field.Color);
        if (_sprites.TryGet(key, out var sprites)) return sprites;
        sprites = new ParticleSprites(field.Style, field.Size, field.Color);
        _sprites.Add(key, sprites, 1);
        return sprites;
    }

    private readonly record struct Key(ParticleStyle Style, float Size, Color Color);
}
