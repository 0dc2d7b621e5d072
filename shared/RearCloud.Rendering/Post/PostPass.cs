using RearCloud.Core.Panels;
using RearCloud.Rendering.Post.Rows;

namespace RearCloud.Rendering.Post;

/// <summary>
/// Turns a composed picture into what the panel's hardware takes, in one pass over memory: gains, wear compensation, dither, shift and format.
/// Invariant: what a pixel of the output becomes depends on the picture, the settings and the pixel's place alone, so that any rectangles
/// that cover all that differs give the same bytes as the whole.
/// </summary>
/// <remarks>Allocates nothing. Vectors of both widths and single pixels give the same bytes.</remarks>
internal static unsafe class PostPass
{
    /// <summary>Writes rectangles of the output, and nothing outside them.</summary>
    /// <param name="picture">What was composed.</param>
    /// <param name="output">Of the same size, in the format of the settings.</param>
    /// <param name="rects">In the panel's pixels, where the picture stands after its shift; they are cut to the panel.</param>
    /// <param name="settings">What is done.</param>
    /// <param name="wear">What evens out the panel's wear, or null.</param>
    /// <exception cref="ArgumentException">Picture, output, settings and wear do not fit each other.</exception>
    public static void Run(in PictureView picture, in OutputView output, ReadOnlySpan<PixelRect> rects, in PostSettings settings, WearGains? wear = null) =>
        Run(picture, output, rects, settings, wear, Lanes.Widest);

    /// <summary>The same with vectors of a chosen width; tests compare them.</summary>
    internal static void Run(
        in PictureView picture, in OutputView output, ReadOnlySpan<PixelRect> rects, in PostSettings settings, WearGains? wear, LaneWidth width)
    {
        if (output.Size != picture.Size) throw new ArgumentException($"The picture has {picture.Size} pixels, the output {output.Size}.", nameof(output));
        if (output.Format != settings.Format) throw new ArgumentException($"The output is {output.Format}, the settings say {settings.Format}.", nameof(output));
        if (wear is not null && wear.Size != picture.Size) throw new ArgumentException($"The wear is that of {wear.Size} pixels.", nameof(wear));
        var gains = RowGains.Of(settings.Gains, settings.Format);
        fixed (byte* from = picture.Pixels, to = output.Pixels)
        fixed (ushort* dither = DitherMatrix.Of(settings.Dither), groups = wear is null ? default : wear.Groups)
        {
            var source = new Plane(from, picture.RowBytes);
            var target = new Plane(to, output.RowBytes);
            var plan = new RowPlan(source, target, picture.Size, settings.Shift, gains, dither, groups, wear?.RowGroups ?? 0, width);
            foreach (var rect in rects)
            {
                var inside = rect.Intersect(PixelRect.Of(picture.Size));
                if (inside.IsEmpty) continue;
                switch (settings.Format)
                {
                    case PixelFormat.Bgra8888:
                        PostRows<BgraStore>.Run(plan, inside);
                        break;
                    case PixelFormat.Rgb565:
                        PostRows<Rgb565Store>.Run(plan, inside);
                        break;
                    default:
                        PostRows<MonoStore>.Run(plan, inside);
                        break;
                }
            }
        }
    }
}
