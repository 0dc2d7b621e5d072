using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Wallpapers;

/// <summary>What lies below the parts of a wallpaper that move: an image, a gradient, or black.</summary>
internal sealed class WallpaperGround(Members body)
{
    private readonly ImageReference? _picture = ImageReference.Read(body);
    private readonly Color[] _colors = ReadColors(body);

    /// <summary>The image, by its SHA-256; null if there is none.</summary>
    public string? Asset => _picture?.Asset;

    public DrawOp Draw(RectF box, FilmStarts films)
    {
        if (_picture is not null) return _picture.Draw(box, 0, films);
        return _colors is [var top, .., var bottom] ? new DrawOp.FillGradient(box, 0, top, bottom) : new DrawOp.FillRect(box, 0, Color.Black);
    }

    /// <summary>The colours of a document that are colours, opaque.</summary>
    public static Color[] ReadColors(Members body) =>
        [.. body.Texts("colors").Where(text => Color.TryParse(text, out _)).Select(text => Color.TryParse(text, out var color) ? color.WithAlpha(255) : Color.Black)];
}
