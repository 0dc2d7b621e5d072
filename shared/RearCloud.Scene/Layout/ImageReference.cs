using System.Buffers;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Layout;

/// <summary>An asset named by a document and how it fills its box.</summary>
internal sealed record ImageReference(string Asset, ImageFit Fit, float FocusX, float FocusY)
{
    private const int Sha256HexLength = 64;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>Null if <c>asset</c> is no SHA-256 in lower-case hexadecimal.</summary>
    public static ImageReference? Read(Members body)
    {
        var asset = body.Text("asset");
        if (asset is not { Length: Sha256HexLength } || asset.AsSpan().ContainsAnyExcept(Hex)) return null;
        var focus = body.Object("focus");
        return new ImageReference(
            asset,
            body.Choice("fit", "cover", "contain", "fill") switch { 1 => ImageFit.Contain, 2 => ImageFit.Fill, _ => ImageFit.Cover },
            (float)(focus.Number("x", 0, 1) ?? 0.5),
            (float)(focus.Number("y", 0, 1) ?? 0.5));
    }

    public DrawOp Draw(RectF box, float radius, FilmStarts films) => films.Play(new DrawOp.Image(Asset, box, radius, Fit, FocusX, FocusY));
}
