using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Images.Decoding;

namespace RearCloud.Rendering.Images;

/// <summary>Makes a stored image as small as a panel allows. Nothing is cut off: where a picture's focus lies is the document's affair.</summary>
public static class PanelImage
{
    /// <summary>The scale at which an image just covers a panel; 1 and more if it has no pixels to spare.</summary>
    public static float ScaleFor(PixelSize image, PixelSize panel) => Math.Max((float)panel.Width / image.Width, (float)panel.Height / image.Height);

    /// <summary>Reads an image that this program stored, scales it down to cover the panel and writes it anew; a film stays a film. Runs on the caller's thread.</summary>
    public static Result<StoredImage> Reduce(Stream image, PixelSize panel)
    {
        if (!BoundedRead.All(image, Limits.UploadBytes).TryGet(out var bytes, out var problem)) return problem;
        if (!StoredFilm.Reduce(bytes, size => ScaleFor(size, panel)).TryGet(out var film, out problem)) return problem;
        if (film is not null) return film;
        if (!ImageDecoder.Decode(bytes, Limits.DecodedPixels, size => ScaleFor(size, panel)).TryGet(out var bitmap, out problem)) return problem;
        using (bitmap)
        {
            using var pixels = bitmap.PeekPixels();
            return UploadedImage.Encode(pixels);
        }
    }
}
