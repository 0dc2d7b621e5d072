using RearCloud.Rendering.Images.Placing;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Films;

/// <summary>What makes two films look the same at each moment, wherever they stand.</summary>
internal readonly record struct FilmKey(string Asset, DateTimeOffset Start, ImageFit Fit, int Width, int Height, float FocusX, float FocusY, float Radius)
{
    /// <summary>Bytes of one frame in its box; a box that nobody could fill counts as 1e12.</summary>
    public long FrameBytes => (long)Math.Min(1e12, 4.0 * Width * Height);

    public static FilmKey Of(DrawOp.Film film)
    {
        var picture = film.Picture;
        var box = ImagePlace.Of(picture).Box;
        return new FilmKey(picture.Asset, film.Start, picture.Fit, box.Width, box.Height, picture.FocusX, picture.FocusY, picture.Radius);
    }
}
