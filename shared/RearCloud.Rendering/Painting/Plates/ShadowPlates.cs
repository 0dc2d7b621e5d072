using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Plates;

/// <summary>Shadows as finished pictures: a blur costs milliseconds, a picture of it some microseconds.</summary>
internal sealed class ShadowPlates(PictureMemory memory) : IDisposable
{
    /// <summary>A shadow fades over at most as many pixels.</summary>
    private const float MostBlur = 200;

    private readonly LruCache<Key, CachedPicture> _kept = new(memory, static picture => picture.Dispose());

    public CacheCounts Counts => _kept.Counts;

    /// <summary>Pixels by which a shadow is larger than what throws it: three standard deviations, of which two make the blur.</summary>
    public static int MarginOf(float blur) => (int)MathF.Ceiling(Bounded(blur) * 1.5f) + 1;

    /// <summary>The picture for a shadow that is thrown by a rectangle of whole pixels.</summary>
    public CachedPicture Get(DrawOp.Shadow op, PixelSize size)
    {
        var key = new Key(size, op.Radius, Bounded(op.Blur), op.Color);
        if (_kept.TryGet(key, out var picture)) return picture;
        picture = Make(key);
        _kept.Add(key, picture, picture.Bytes);
        return picture;
    }

    public void Dispose() => _kept.Dispose();

    private static float Bounded(float blur) => Math.Clamp(float.IsNaN(blur) ? 0 : blur, 0, MostBlur);

    private static CachedPicture Make(in Key key)
    {
        var margin = MarginOf(key.Blur);
        var buffer = new PixelBuffer(new PixelSize(key.Size.Width + 2 * margin, key.Size.Height + 2 * margin), SKAlphaType.Premul);
        using var filter = key.Blur > 0 ? SKMaskFilter.CreateBlur(SKBlurStyle.Normal, key.Blur / 2) : null;
        using var paint = new SKPaint { IsAntialias = true, Color = new SKColor(key.Color.Argb), MaskFilter = filter };
        buffer.Canvas.DrawRoundRect(SKRect.Create(margin, margin, key.Size.Width, key.Size.Height), key.Radius, key.Radius, paint);
        return new CachedPicture(buffer);
    }

    private readonly record struct Key(PixelSize Size, float Radius, float Blur, Color Color);
}
