using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Images.Decoding;
using SkiaSharp;

namespace RearCloud.Rendering.Images;

/// <summary>Turns hostile bytes into an image that is safe to keep, or says why not.</summary>
public static class UploadedImage
{
    // Up to this many pixels lossless costs little, and flat pictures (icons, screenshots) stay clean.
    private const int LosslessPixels = 512 * 512;
    private const int WebpQuality = 90;

    /// <summary>
    /// Reads, checks, decodes, turns upright, scales to the limit and writes anew. Name and content type that came with the upload are not
    /// asked: the first bytes decide. An animated GIF or WebP stays one. Runs on the caller's thread; up to a second for a photograph of 12 megapixels, and some for a film.
    /// </summary>
    /// <returns>
    /// The image, or a problem with one of the codes <c>image.empty</c>, <c>image.too-large</c>, <c>image.type</c>,
    /// <c>image.too-many-pixels</c>, <c>image.truncated</c>, <c>image.damaged</c>; of a film also <c>film.too-many-frames</c>, <c>film.too-long</c>,
    /// <c>film.too-many-pixels</c>, <c>film.too-large</c>, <c>film.frame</c>.
    /// </returns>
    public static Result<StoredImage> Reencode(Stream upload, UploadLimits? limits = null)
    {
        limits ??= UploadLimits.Default;
        if (!BoundedRead.All(upload, limits.Bytes).TryGet(out var bytes, out var problem)) return problem;
        return Reencode(bytes, limits);
    }

    private static Result<StoredImage> Reencode(byte[] bytes, UploadLimits limits)
    {
        if (!StoredFilm.Reduce(bytes, size => ScaleToSide(size, limits.StoredSide)).TryGet(out var film, out var refused)) return refused;
        if (film is not null) return film;
        var decoded = ImageDecoder.Decode(bytes, limits.DecodedPixels, size => ScaleToSide(size, limits.StoredSide));
        if (!decoded.TryGet(out var bitmap, out var problem)) return problem;
        using (bitmap)
        {
            using var pixels = bitmap.PeekPixels();
            return Encode(pixels);
        }
    }

    internal static StoredImage Encode(SKPixmap pixels)
    {
        var lossless = (long)pixels.Width * pixels.Height <= LosslessPixels;
        using var data = lossless
            ? pixels.Encode(SKPngEncoderOptions.Default)
            : pixels.Encode(new SKWebpEncoderOptions(SKWebpEncoderCompression.Lossy, WebpQuality));
        if (data is null) throw new InvalidOperationException($"Skia could not write an image of {pixels.Width} x {pixels.Height} pixels.");
        return new StoredImage(data.ToArray(), lossless ? "image/png" : "image/webp", pixels.Width, pixels.Height);
    }

    private static float ScaleToSide(PixelSize size, int side) => Math.Min(1f, (float)side / Math.Max(size.Width, size.Height));
}
