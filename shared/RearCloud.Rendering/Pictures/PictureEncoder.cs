using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;
using SkiaSharp;

namespace RearCloud.Rendering.Pictures;

/// <summary>Makes picture files of snapshots with the panel's own painter. Safe for several threads, which take turns.</summary>
public sealed class PictureEncoder(PanelPainter painter)
{
    private const float SmallestScale = 0.05f;
    private const float LargestScale = 4;

    private readonly Lock _lock = new();

    /// <summary>A PNG file of the snapshot at a moment.</summary>
    public byte[] Png(Snapshot snapshot, DateTimeOffset time, PictureOptions? options = null)
    {
        options ??= new PictureOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Scale, SmallestScale, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Scale, LargestScale, nameof(options));
        lock (_lock)
        {
            // Above 1 letters and shapes are drawn sharp at the larger size; below 1 the panel's true picture is scaled down.
            using var picture = Draw(snapshot, time, options, Math.Max(1, options.Scale));
            if (options.Scale >= 1) return PixelEncoder.Png(picture);
            using var small = Reduce(picture, Scaled(snapshot.Panel.Size, options.Scale));
            return PixelEncoder.Png(small);
        }
    }

    private static PixelSize Scaled(PixelSize size, float scale) =>
        new(Math.Max(1, (int)MathF.Round(size.Width * scale)), Math.Max(1, (int)MathF.Round(size.Height * scale)));

    private PixelBuffer Draw(Snapshot snapshot, DateTimeOffset time, PictureOptions options, float scale)
    {
        var picture = new PixelBuffer(Scaled(snapshot.Panel.Size, scale), SKAlphaType.Premul);
        picture.Canvas.Scale(scale);
        var target = scale == 1 ? PaintTarget.Of(picture) : PaintTarget.Of(picture.Canvas);
        if (options.OnlyWidget is null) painter.PaintGround(picture.Canvas, snapshot);
        foreach (var layer in snapshot.Layers)
        {
            if (IsShown(layer.Id, options)) painter.PaintLayer(target, layer, time);
        }

        if (options.ShapeMask) PanelShape.CutOut(picture.Canvas, snapshot.Panel);
        return picture;
    }

    private static bool IsShown(string layerId, PictureOptions options)
    {
        var widget = LayerNames.WidgetOf(layerId);
        if (options.OnlyWidget is not null) return widget == options.OnlyWidget;
        return widget is null || widget != options.WithoutWidget;
    }

    private static PixelBuffer Reduce(PixelBuffer picture, PixelSize size)
    {
        var small = new PixelBuffer(size, SKAlphaType.Premul);
        using var from = new SKPixmap(picture.Info, picture.Pixels, picture.RowBytes);
        using var to = new SKPixmap(small.Info, small.Pixels, small.RowBytes);
        var reduction = (float)picture.Size.Width / size.Width;
        from.ScalePixels(to, reduction <= 1.8f
            ? new SKSamplingOptions(SKCubicResampler.CatmullRom)
            : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        return small;
    }
}
