using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Layout;

/// <summary>A wallpaper's body, read once for its version.</summary>
internal sealed class ParsedWallpaper
{
    private readonly Func<RectF, FilmStarts, DrawOp?> fill;
    private readonly byte dim;

    private ParsedWallpaper(Members body)
    {
        var picture = body.Choice("type", "color", "gradient", "image") == 2 ? ImageReference.Read(body) : null;
        Asset = picture?.Asset;
        fill = body.Choice("type", "color", "gradient", "image") switch
        {
            1 => Gradient([.. body.Texts("colors")]),
            2 => (panel, films) => picture?.Draw(panel, 0, films),
            _ => Plain(body.Color("color")),
        };
        dim = (byte)Math.Round((body.Number("dim", 0, 1) ?? 0) * 255);
    }

    /// <summary>The image that it shows, by its SHA-256; null if it shows none.</summary>
    public string? Asset { get; }

    /// <summary>Null if the body is no object.</summary>
    public static ParsedWallpaper? Read(JsonElement body)
    {
        var members = new Members(body);
        return members.IsObject ? new ParsedWallpaper(members) : null;
    }

    /// <summary>What covers the panel, then the veil that dims it; empty if the document names nothing to show.</summary>
    public ImmutableArray<DrawOp> Draw(RectF panel, FilmStarts films)
    {
        if (fill(panel, films) is not { } picture) return [];
        return dim == 0 ? [picture] : [picture, new DrawOp.FillRect(panel, 0, Color.Black.WithAlpha(dim))];
    }

    private static Func<RectF, FilmStarts, DrawOp?> Plain(Color? color) => (panel, _) => color is { } paint ? new DrawOp.FillRect(panel, 0, paint) : null;

    private static Func<RectF, FilmStarts, DrawOp?> Gradient(string[] colors)
    {
        var complete = colors.Length >= 2;
        var top = Color.Black;
        var bottom = Color.Black;
        complete = complete && Color.TryParse(colors[0], out top) && Color.TryParse(colors[^1], out bottom);
        return (panel, _) => complete ? new DrawOp.FillGradient(panel, 0, top, bottom) : null;
    }
}
