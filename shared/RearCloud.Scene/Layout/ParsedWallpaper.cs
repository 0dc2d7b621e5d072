using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Wallpapers;

namespace RearCloud.Scene.Layout;

/// <summary>A wallpaper's body, read once for its version.</summary>
internal sealed class ParsedWallpaper
{
    private readonly Func<WallpaperCanvas, ImmutableArray<DrawOp>> draw;

    private ParsedWallpaper(Members body)
    {
        var dim = body.Number("dim", 0, 1) ?? 0;
        switch (body.Choice("type", "color", "gradient", "image", "particles", "flow", "parallax"))
        {
            case 1:
                var colors = body.Texts("colors").ToArray();
                draw = Filled(Gradient(colors), dim);
                break;
            case 2:
                var picture = ImageReference.Read(body);
                Asset = picture?.Asset;
                draw = Filled((panel, films) => picture?.Draw(panel, 0, films), dim);
                break;
            case 3:
                var (ground, particles) = (new WallpaperGround(body), new ParticleMembers(body));
                Asset = ground.Asset;
                draw = canvas => Over(Veiled([ground.Draw(canvas.Box, canvas.Films)], canvas.Box, dim), canvas, particles, dim);
                break;
            case 4:
                var flow = new FlowWallpaper(body);
                draw = canvas => flow.Draw(canvas, dim);
                break;
            case 5:
                var parallax = new ParallaxWallpaper(body);
                Asset = parallax.Asset;
                draw = canvas => Veiled(parallax.Draw(canvas), canvas.Box, dim);
                break;
            default:
                var paint = body.Color("color");
                draw = Filled((panel, _) => paint is { } color ? new DrawOp.FillRect(panel, 0, color) : null, dim);
                break;
        }
    }

    /// <summary>The image that it shows, by its SHA-256; null if it shows none.</summary>
    public string? Asset { get; }

    /// <summary>Null if the body is no object.</summary>
    public static ParsedWallpaper? Read(JsonElement body)
    {
        var members = new Members(body);
        return members.IsObject ? new ParsedWallpaper(members) : null;
    }

    /// <summary>What covers the panel, dimmed; empty if the document names nothing to show.</summary>
    public ImmutableArray<DrawOp> Draw(in WallpaperCanvas canvas) => draw(canvas);

    private static Func<WallpaperCanvas, ImmutableArray<DrawOp>> Filled(Func<RectF, FilmStarts, DrawOp?> fill, double dim) =>
        canvas => fill(canvas.Box, canvas.Films) is { } picture ? Veiled([picture], canvas.Box, dim) : [];

    private static ImmutableArray<DrawOp> Veiled(ImmutableArray<DrawOp> ops, RectF panel, double dim)
    {
        var veil = (byte)Math.Round(dim * 255);
        return veil == 0 ? ops : ops.Add(new DrawOp.FillRect(panel, 0, Color.Black.WithAlpha(veil)));
    }

    private static ImmutableArray<DrawOp> Over(ImmutableArray<DrawOp> ground, in WallpaperCanvas canvas, ParticleMembers particles, double dim) =>
        ground.Add(particles.Draw(canvas, canvas.BeforeAt<DrawOp.Particles>(ground.Length), dim, 0, 0));

    private static Func<RectF, FilmStarts, DrawOp?> Gradient(string[] colors)
    {
        var complete = colors.Length >= 2;
        var top = Color.Black;
        var bottom = Color.Black;
        complete = complete && Color.TryParse(colors[0], out top) && Color.TryParse(colors[^1], out bottom);
        return (panel, _) => complete ? new DrawOp.FillGradient(panel, 0, top, bottom) : null;
    }
}
