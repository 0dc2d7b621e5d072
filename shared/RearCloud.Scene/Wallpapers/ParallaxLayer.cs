using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Wallpapers;

/// <summary>What hovers over the ground of a parallax: an image with holes, or particles.</summary>
internal sealed class ParallaxLayer(Members body)
{
    private readonly ImageReference? _picture = ImageReference.Read(body);
    private readonly ParticleMembers? _particles = body.Has("style") ? new ParticleMembers(body) : null;

    /// <summary>How far it moves, as a part of the wallpaper's reach.</summary>
    public double Depth { get; } = body.Number("depth", 0, 1) ?? 1;

    /// <summary>Null if the document names nothing to show.</summary>
    /// <param name="canvas">Where it is drawn.</param>
    /// <param name="before">What stood at its place in the snapshot before.</param>
    /// <param name="margin">Pixels that it moves at most.</param>
    /// <param name="x">Where it is to stand to the right of its middle.</param>
    /// <param name="y">Where it is to stand below its middle.</param>
    public DrawOp? Draw(in WallpaperCanvas canvas, DrawOp? before, int margin, double x, double y)
    {
        if (_particles is not null)
        {
            var moved = before as DrawOp.Particles;
            return _particles.Draw(canvas, moved, 0, canvas.Follow(moved?.X, x), canvas.Follow(moved?.Y, y));
        }

        var films = canvas.Films;
        return _picture is null ? null : Sheet(canvas, before, margin, x, y, box => [_picture.Draw(box, 0, films)]);
    }

    /// <summary>A picture with a margin that moves as a whole.</summary>
    public static DrawOp.Sheet Sheet(in WallpaperCanvas canvas, DrawOp? before, int margin, double x, double y, Func<RectF, DrawOp[]> draw)
    {
        var panel = canvas.Panel;
        var area = new PixelRect(panel.X - margin, panel.Y - margin, panel.Width + 2 * margin, panel.Height + 2 * margin);
        var content = new DrawSheet(area, [new DrawLayer(LayerNames.Wallpaper, area, [.. draw(new RectF(area.X, area.Y, area.Width, area.Height))])]);
        var moved = before as DrawOp.Sheet;
        return new DrawOp.Sheet(content, canvas.Follow(moved?.X, x), canvas.Follow(moved?.Y, y), 1);
    }
}
