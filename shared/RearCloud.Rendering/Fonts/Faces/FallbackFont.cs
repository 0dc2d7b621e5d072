using HarfBuzzSharp;
using SkiaSharp;

namespace RearCloud.Rendering.Fonts.Faces;

/// <summary>A font file of the fallback list, opened when it is first asked; bold has a file of its own where it exists.</summary>
internal sealed class FallbackFont(string regular, string? bold, bool isCollection, bool isEmoji)
{
    private const int BoldFrom = 600;

    private readonly Lock _lock = new();
    private readonly Dictionary<(bool Bold, int Index), FontFace?> _faces = [];

    /// <summary>The face, or null if the file cannot be read.</summary>
    public FontFace? Face(int weight, HanStyle han)
    {
        var isBold = bold is not null && weight >= BoldFrom;
        var index = isCollection ? (int)han : 0;
        lock (_lock)
        {
            if (_faces.TryGetValue((isBold, index), out var face)) return face;
            face = Open(isBold ? bold! : regular, index);
            _faces.Add((isBold, index), face);
            return face;
        }
    }

    private FontFace? Open(string path, int index)
    {
        var typeface = SKTypeface.FromFile(path, index);
        if (typeface is null || typeface.IsEmpty) return null;
        using var blob = Blob.FromFile(path);
        using var face = new Face(blob, index);
        var shaping = new Font(face);
        shaping.SetFunctionsOpenType();
        return new FontFace(Path.GetFileNameWithoutExtension(path), typeface, shaping, isEmoji);
    }
}
