using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Decoding;
using SkiaSharp;

namespace RearCloud.Rendering.Films;

/// <summary>Writes films anew, as small as is wanted: what is kept was written by this program, and still plays.</summary>
internal static class StoredFilm
{
    /// <summary>Decodes every frame, scales it down and writes the film anew, with the same timing. Runs on the caller's thread; some seconds for the largest.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="scaleFor">Scale, at most 1 is useful, for the natural size.</param>
    /// <returns>The film; null if the file is a still image; else what is wrong or too much.</returns>
    public static Result<StoredImage?> Reduce(byte[] bytes, Func<PixelSize, float> scaleFor)
    {
        if (!FilmFile.Open(bytes).TryGet(out var film, out var problem)) return problem == FilmProblems.Still ? (StoredImage?)null : problem;
        using (film)
        {
            if (film.IsTruncated || ImageSniffer.IsShortWebp(bytes)) return ImageProblems.Truncated;
            var size = ImageDecoder.Scaled(film.Size, Math.Min(1f, scaleFor(film.Size)));
            var frames = new List<SKBitmap>(film.Frames.Length);
            try
            {
                return Decode(film, size, frames) ?? Write(film, size, frames);
            }
            finally
            {
                foreach (var frame in frames) frame.Dispose();
            }
        }
    }

    private static Result<StoredImage?>? Decode(FilmFile film, PixelSize size, List<SKBitmap> frames)
    {
        using var canvas = new FilmCanvas(film);
        for (var i = 0; i < film.Frames.Length; i++)
        {
            if (canvas.Decode(i) is not { } whole) return FilmProblems.Frame(i);
            var frame = new SKBitmap(whole.Info.WithSize(size.Width, size.Height));
            frames.Add(frame);
            ImageDecoder.Scale(whole, frame);
        }

        return null;
    }

    // A GIF has few colours, which cost little to keep exactly; scaled down it has many.
    private static Result<StoredImage?> Write(FilmFile film, PixelSize size, List<SKBitmap> frames)
    {
        var isLossless = film.Codec.EncodedFormat == SKEncodedImageFormat.Gif && size == film.Size;
        var written = FilmWriter.Write(frames, film.Timing, isLossless);
        if (isLossless && written.Length > FilmLimits.Bytes) written = FilmWriter.Write(frames, film.Timing, isLossless: false);
        return written.Length > FilmLimits.Bytes ? FilmProblems.TooLarge : new StoredImage(written, "image/webp", size.Width, size.Height);
    }
}
