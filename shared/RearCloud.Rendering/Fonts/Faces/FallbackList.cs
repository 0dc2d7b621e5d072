using System.Text;

namespace RearCloud.Rendering.Fonts.Faces;

/// <summary>The explicit list of files for what the bundled face lacks, in the order in which they are asked.</summary>
internal sealed class FallbackList
{
    private const string Cjk = "NotoSansCJK";

    private static readonly string[] Scripts =
    [
        "NotoSansArabic", "NotoSansHebrew", "NotoSansThai", "NotoSansDevanagari", "NotoSansBengali", "NotoSansGurmukhi", "NotoSansGujarati",
        "NotoSansTamil", "NotoSansTelugu", "NotoSansKannada", "NotoSansMalayalam", "NotoSansSinhala", "NotoSansArmenian", "NotoSansGeorgian",
        "NotoSansEthiopic", "NotoSansKhmer", "NotoSansLao", "NotoSansMyanmar",
    ];

    private static readonly string[] Symbols = ["NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath"];

    private readonly IReadOnlyList<FallbackFont> _fonts;
    private readonly FallbackFont? _emoji;

    private FallbackList(IReadOnlyList<FallbackFont> fonts, FallbackFont? emoji)
    {
        _fonts = fonts;
        _emoji = emoji;
    }

    /// <summary>The face for colour emoji, if there is one.</summary>
    public FontFace? Emoji => _emoji?.Face(400, HanStyle.Simplified);

    public static FallbackList Find(IReadOnlyList<string> folders, out IReadOnlyList<string> missing)
    {
        var lost = new List<string>();
        var fonts = new List<FallbackFont>();
        foreach (var name in Scripts) Add(name, ".ttf");
        Add(Cjk, ".ttc");
        foreach (var name in Symbols) Add(name, ".ttf");
        var emojiFile = Locate(folders, "NotoColorEmoji.ttf");
        if (emojiFile is null) lost.Add("NotoColorEmoji.ttf");
        missing = lost;
        return new FallbackList(fonts, emojiFile is null ? null : new FallbackFont(emojiFile, null, false, true));

        void Add(string name, string extension)
        {
            var regular = Locate(folders, $"{name}-Regular{extension}");
            if (regular is null)
            {
                lost.Add($"{name}-Regular{extension}");
                return;
            }

            fonts.Add(new FallbackFont(regular, Locate(folders, $"{name}-Bold{extension}"), name == Cjk, false));
        }
    }

    /// <summary>The first face that has all runes, or null.</summary>
    public FontFace? Find(ReadOnlySpan<Rune> runes, int weight, HanStyle han)
    {
        foreach (var font in _fonts)
        {
            var face = font.Face(weight, han);
            if (face is not null && HasAll(face, runes)) return face;
        }

        return null;
    }

    private static bool HasAll(FontFace face, ReadOnlySpan<Rune> runes)
    {
        foreach (var rune in runes)
        {
            if (!face.Has(rune)) return false;
        }

        return true;
    }

    private static string? Locate(IReadOnlyList<string> folders, string file) =>
        folders.Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
}
