using System.Globalization;
using System.Text;

namespace RearCloud.Expressions.Parsing;

/// <summary>String and bytes literals: <c>'a'</c>, <c>"a"</c>, <c>'''a'''</c>, raw with <c>r</c>, bytes with <c>b</c>.</summary>
internal static class LiteralText
{
    private const string Simple = "abfnrtv\\?\"'`";
    private const string SimpleMeaning = "\a\b\f\n\r\t\v\\?\"'`";

    /// <summary>True where a quote stands, behind at most one <c>r</c> and one <c>b</c>.</summary>
    public static bool StartsAt(string source, int start) => QuoteAt(source, start, out _, out _) >= 0;

    public static LiteralReading Read(string source, int start)
    {
        int opening = QuoteAt(source, start, out bool raw, out bool bytes);
        char quote = source[opening];
        bool triple = At(source, opening + 1) == quote && At(source, opening + 2) == quote;
        int width = triple ? 3 : 1;
        int from = opening + width;
        int end = ClosingQuote(source, from, quote, triple, raw);
        if (end < 0)
        {
            return LiteralReading.Wrong(
                "expression.open-text", start, source.Length, "The text has no end.", $"Close it with {new string(quote, width)}{(triple ? "" : " on the same line")}.");
        }

        ReadOnlySpan<char> body = source.AsSpan(from, end - from);
        return bytes ? ReadBytes(body, from, end + width, raw) : ReadString(body, from, end + width, raw);
    }

    private static LiteralReading ReadString(ReadOnlySpan<char> body, int from, int end, bool raw)
    {
        var text = new StringBuilder(body.Length);
        for (int i = 0; i < body.Length;)
        {
            if (raw || body[i] != '\\')
            {
                text.Append(body[i++]);
                continue;
            }

            int code = Escape(body[i..], out int length, out _);
            if (code < 0 || !Rune.TryCreate(code, out Rune rune))
            {
                return WrongEscape(from + i, end);
            }

            text.Append(rune.ToString());
            i += length;
        }

        string value = text.ToString();
        int half = FirstLoneSurrogate(value);
        return half < 0
            ? new LiteralReading(end, Value.Of(value))
            : LiteralReading.Wrong("expression.broken-text", from + Math.Min(half, body.Length), end, "Half of a surrogate pair stands alone.", "Write the whole character.");
    }

    private static LiteralReading ReadBytes(ReadOnlySpan<char> body, int from, int end, bool raw)
    {
        var bytes = new List<byte>(body.Length);
        Span<byte> encoded = stackalloc byte[4];
        for (int i = 0; i < body.Length;)
        {
            if (!raw && body[i] == '\\')
            {
                int code = Escape(body[i..], out int length, out bool codePoint);
                if (code < 0 || codePoint)
                {
                    return WrongEscape(from + i, end);
                }

                bytes.Add((byte)code);
                i += length;
                continue;
            }

            if (Rune.DecodeFromUtf16(body[i..], out Rune rune, out int units) != System.Buffers.OperationStatus.Done)
            {
                return LiteralReading.Wrong("expression.broken-text", from + i, end, "Half of a surrogate pair stands alone.", "Write the whole character.");
            }

            bytes.AddRange(encoded[..rune.EncodeToUtf8(encoded)]);
            i += units;
        }

        return new LiteralReading(end, Value.Owning(bytes.ToArray()));
    }

    // The value of the escape that `text` starts with, or -1. `codePoint` tells \u and \U, which bytes may not have.
    private static int Escape(ReadOnlySpan<char> text, out int length, out bool codePoint)
    {
        (length, codePoint) = (2, false);
        if (text.Length < 2)
        {
            return -1;
        }

        char c = text[1];
        int simple = Simple.IndexOf(c, StringComparison.Ordinal);
        if (simple >= 0)
        {
            return SimpleMeaning[simple];
        }

        switch (c)
        {
            case 'x' or 'X':
                length = 4;
                return Hexadecimal(text, length);
            case 'u':
                (length, codePoint) = (6, true);
                return Hexadecimal(text, length);
            case 'U':
                (length, codePoint) = (10, true);
                return Hexadecimal(text, length);
            case >= '0' and <= '3' when text.Length >= 4 && text[2] is >= '0' and <= '7' && text[3] is >= '0' and <= '7':
                length = 4;
                return ((c - '0') * 64) + ((text[2] - '0') * 8) + (text[3] - '0');
            default:
                return -1;
        }
    }

    private static int Hexadecimal(ReadOnlySpan<char> text, int length) =>
        text.Length >= length && uint.TryParse(text[2..length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint code) && code <= 0x10FFFF
            ? (int)code
            : -1;

    private static int ClosingQuote(string source, int from, char quote, bool triple, bool raw)
    {
        for (int i = from; i < source.Length; i++)
        {
            char c = source[i];
            if (c == '\\' && !raw)
            {
                i++;
            }
            else if (!triple && c is '\n' or '\r')
            {
                return -1;
            }
            else if (c == quote && (!triple || (At(source, i + 1) == quote && At(source, i + 2) == quote)))
            {
                return i;
            }
        }

        return -1;
    }

    private static int QuoteAt(string source, int start, out bool raw, out bool bytes)
    {
        (raw, bytes) = (false, false);
        for (int i = start; i < source.Length; i++)
        {
            switch (source[i])
            {
                case '"' or '\'':
                    return i;
                case 'r' or 'R' when !raw:
                    raw = true;
                    break;
                case 'b' or 'B' when !bytes:
                    bytes = true;
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    private static int FirstLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static LiteralReading WrongEscape(int at, int end) => LiteralReading.Wrong(
        "expression.wrong-escape", at, end, "The backslash starts no known escape.",
        "Write \\\\ for a backslash, \\n, \\t, \\\", \\', \\x41, \\u0041 (not in bytes), \\101, or put r before the quote.");

    private static char At(string source, int index) => index < source.Length ? source[index] : '\0';
}
