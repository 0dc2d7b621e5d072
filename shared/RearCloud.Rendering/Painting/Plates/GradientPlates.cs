using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Plates;

/// <summary>Gradients as finished pictures: a live one of the panel's size costs more than a whole frame has.</summary>
internal sealed class GradientPlates(PictureMemory memory) : IDisposable
{
    private readonly LruCache<Key, CachedPicture> _kept = new(memory, static picture => picture.Dispose());

    public CacheCounts Counts => _kept.Counts;

    public CachedPicture Get(DrawOp.FillGradient op, PixelSize size)
    {
        var key = new Key(size, op.Radius, op.Top, op.Bottom);
        if (_kept.TryGet(key, out var picture)) return picture;
        picture = Make(key);
        _kept.Add(key, picture, picture.Bytes);
        return picture;
    }

    public void Dispose() => _kept.Dispose();

    private static CachedPicture Make(in Key key)
    {
        var isOpaque = key.Radius <= 0 && key.Top.Alpha == 255 && key.Bottom.Alpha == 255;
        var buffer = new PixelBuffer(key.Size, isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
        GradientRaster.Fill(buffer, key.Top, key.Bottom);
        if (key.Radius > 0) CutCorners(buffer, key.Radius);
        return new CachedPicture(buffer);
    }

    private static void CutCorners(PixelBuffer buffer, float radius)
    {
        using var path = new SKPathBuilder { FillType = SKPathFillType.InverseWinding };
        path.AddRoundRect(SKRect.Create(buffer.Size.Width, buffer.Size.Height), radius, radius, SKPathDirection.Clockwise);
        using var outside = path.Detach();
        using var paint = new SKPaint { BlendMode = SKBlendMode.DstOut, IsAntialias = true };
        buffer.Canvas.DrawPath(outside, paint);
    }

    private readonly record struct Key(PixelSize Size, float Radius, Color Top, Color Bottom);
}
