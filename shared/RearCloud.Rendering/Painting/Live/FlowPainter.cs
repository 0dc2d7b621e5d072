using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Drawing.Live;
using SkiaSharp;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>Draws flow fields out of plates, so that what moves over one costs a copy of it. For one thread at a time.</summary>
internal sealed class FlowPainter(PictureMemory memory) : IDisposable
{
    private const double Farthest = 1e12;

    private readonly LruCache<Key, FlowPlate> _plates = new(memory, static plate => plate.Dispose());

    public CacheCounts Counts => _plates.Counts;

    /// <summary>The pixels that it covers, whatever lies below; empty if it is one that cannot be drawn.</summary>
    public static PixelRect CoverOf(DrawOp.Flow op) =>
        op.Field.IsValid && !op.Area.IsEmpty && (long)op.Area.Width * op.Area.Height <= DrawSheet.MostPixels ? op.Area : default;

    /// <summary>Its own time at a moment. Equal ones give equal pixels.</summary>
    public static double PhaseOf(DrawOp.Flow op, DateTimeOffset time) => op.PhaseAt(time) is var phase && double.IsNaN(phase) ? 0 : Math.Clamp(phase, -Farthest, Farthest);

    public void Paint(PaintTarget target, PixelRect clip, DrawOp.Flow op, DateTimeOffset time)
    {
        var area = CoverOf(op);
        if (!area.Intersects(clip)) return;
        var picture = PlateOf(op).At(PhaseOf(op, time));
        if (target.Pixels is { } pixels)
        {
            SheetBlend.Draw(pixels, clip, picture, new SheetPlace(area.X, area.Y, 256));
            return;
        }

        using var image = picture.AsImage();
        target.Canvas.DrawImage(image, area.X, area.Y, new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    public void Dispose() => _plates.Dispose();

    private FlowPlate PlateOf(DrawOp.Flow op)
    {
        var key = new Key(new PixelSize(op.Area.Width, op.Area.Height), op.Field);
        if (_plates.TryGet(key, out var plate)) return plate;
        plate = new FlowPlate(op.Field, key.Size);
        _plates.Add(key, plate, plate.Bytes);
        return plate;
    }

    private readonly record struct Key(PixelSize Size, FlowField Field);
}
