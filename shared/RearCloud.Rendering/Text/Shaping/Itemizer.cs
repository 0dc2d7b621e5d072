using System.Globalization;
using System.Text;
using HarfBuzzSharp;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Fonts.Faces;

namespace RearCloud.Rendering.Text.Shaping;

/// <summary>Cuts text into items of one script and one face. A grapheme cluster is never torn: flags, families and accents stay whole.</summary>
internal sealed class Itemizer(FontLibrary fonts, float size, int weight)
{
    private readonly FontFace _primary = fonts.Primary(size, weight);
    private readonly List<Rune> _runes = [];

    /// <summary>The items in logical order; together they cover the text once.</summary>
    public List<TextItem> Split(string text)
    {
        var items = new List<TextItem>();
        var han = HanStyles.Guess(text);
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var cluster = text.AsSpan(at, length);
            var face = FaceFor(cluster, han);
            var script = ScriptOf(cluster);
            Append(items, new TextItem(at, length, face, script));
            at += length;
        }

        return items;
    }

    private static void Append(List<TextItem> items, TextItem next)
    {
        if (items.Count > 0)
        {
            var last = items[^1];
            if (last.Face == next.Face && Merge(last.Script, next.Script) is { } script)
            {
                items[^1] = last with { Length = last.Length + next.Length, Script = script };
                return;
            }

            if (IsNeutral(next.Script)) next = next with { Script = last.Script };
        }

        items.Add(next);
    }

    private static Script? Merge(Script one, Script other)
    {
        if (IsNeutral(other) || one.Equals(other)) return one;
        return IsNeutral(one) ? other : null;
    }

    private static bool IsNeutral(Script script) => script.Equals(Script.Common) || script.Equals(Script.Inherited) || script.Equals(Script.Unknown);

    private static Script ScriptOf(ReadOnlySpan<char> cluster)
    {
        Rune.DecodeFromUtf16(cluster, out var rune, out _);
        return UnicodeFunctions.Default.GetScript((uint)rune.Value);
    }

    private FontFace FaceFor(ReadOnlySpan<char> cluster, HanStyle han)
    {
        _runes.Clear();
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!IsIgnorable(rune)) _runes.Add(rune);
        }

        var runes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_runes);
        if (runes.IsEmpty) return _primary;
        if (EmojiSequences.IsEmoji(cluster) && fonts.Fallbacks.Emoji is { } emoji && emoji.Has(runes[0])) return emoji;
        if (HasAll(_primary, runes)) return _primary;
        if (fonts.Fallbacks.Find(runes, weight, han) is { } face) return face;
        if (fonts.Fallbacks.Emoji is { } last && HasAll(last, runes)) return last;
        return fonts.Fallbacks.Find(runes[..1], weight, han) ?? _primary;
    }

    private static bool HasAll(FontFace face, ReadOnlySpan<Rune> runes)
    {
        foreach (var rune in runes)
        {
            if (!face.Has(rune)) return false;
        }

        return true;
    }

    // Joiners, variation selectors, direction marks and controls have no picture of their own.
    private static bool IsIgnorable(Rune rune) =>
        rune.Value is 0x00AD or 0x034F or 0x061C or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
            or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xE0000 and <= 0xE0FFF)
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control;
}
