using RearCloud.Core;
using RearCloud.Core.Panels;
using SkiaSharp;

namespace RearCloud.Rendering.Images.Decoding;

/// <summary>Decodes an image at the size that is wanted, upright and in sRGB; half an image is a problem, not a picture.</summary>
internal static class ImageDecoder
{
    /// <summary>Decodes to premultiplied BGRA.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="pixelLimit">Pixels that the header may promise; checked before any memory is taken for them.</param>
    /// <param name="scaleFor">Scale, at most 1 is useful, for the upright natural size.</param>
    public static Result<SKBitmap> Decode(byte[] bytes, long pixelLimit, Func<PixelSize, float> scaleFor)
    {
        SkiaStart.Ensure();
        if (ImageSniffer.Check(bytes) is { } wrongType) return wrongType;
        if (ImageSniffer.IsShortWebp(bytes)) return ImageProblems.Truncated;
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null) return bytes.Length < 64 ? ImageProblems.Truncated : ImageProblems.Damaged;
        var natural = new PixelSize(codec.Info.Width, codec.Info.Height);
        if ((long)natural.Width * natural.Height > pixelLimit) return ImageProblems.TooManyPixels(natural, pixelLimit);

        var origin = codec.EncodedOrigin;
        var scale = Math.Min(1f, scaleFor(Upright.Turn(natural, origin)));
        var wanted = Scaled(natural, scale);
        if (!DecodeAtLeast(codec, wanted, scale).TryGet(out var decoded, out var problem)) return problem;
        return Upright.Apply(Resize(decoded, wanted), origin);
    }

    /// <summary>A size at a scale, to whole pixels.</summary>
    public static PixelSize Scaled(PixelSize size, float scale) => new(Scaled(size.Width, scale), Scaled(size.Height, scale));

    /// <summary>Scales pixels down into a smaller bitmap.</summary>
    public static void Scale(SKBitmap bitmap, SKBitmap smaller)
    {
        using var from = bitmap.PeekPixels();
        using var to = smaller.PeekPixels();
        from.ScalePixels(to, Sampling((float)bitmap.Width / smaller.Width));
    }

    private static int Scaled(int length, float scale) => Math.Max(1, (int)MathF.Round(length * scale));

    private static Result<SKBitmap> DecodeAtLeast(SKCodec codec, PixelSize wanted, float scale)
    {
        var size = codec.Info.Size;
        var reduced = codec.GetScaledDimensions(scale);
        if (reduced.Width >= wanted.Width && reduced.Height >= wanted.Height) size = reduced;
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Bgra8888, SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info))
        {
            bitmap.Dispose();
            throw new InsufficientMemoryException($"There is no memory for an image of {size.Width} x {size.Height} pixels.");
        }

        var outcome = codec.GetPixels(info, bitmap.GetPixels());
        if (outcome == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        return outcome == SKCodecResult.IncompleteInput ? ImageProblems.Truncated : ImageProblems.Damaged;
    }

    private static SKBitmap Resize(SKBitmap bitmap, PixelSize wanted)
    {
        if (bitmap.Width == wanted.Width && bitmap.Height == wanted.Height) return bitmap;
        var resized = new SKBitmap(bitmap.Info.WithSize(wanted.Width, wanted.Height));
        Scale(bitmap, resized);
        bitmap.Dispose();
        return resized;
    }

    // A cubic looks at 4 x 4 pixels: below about half size it skips some, and mipmaps are right.
    private static SKSamplingOptions Sampling(float reduction) =>
        reduction <= 1.8f ? new SKSamplingOptions(SKCubicResampler.CatmullRom) : new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear);
}
