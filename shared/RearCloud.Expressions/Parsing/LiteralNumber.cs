using System.Globalization;

namespace RearCloud.Expressions.Parsing;

/// <summary>Number literals: <c>12</c>, <c>0xC</c>, <c>12u</c>, <c>1.5</c>, <c>.5</c>, <c>1e3</c>.</summary>
internal static class LiteralNumber
{
    private const ulong SmallestIntWithoutSign = 9_223_372_036_854_775_808;

    public static LiteralReading Read(string source, int start)
    {
        int end = start;
        bool hexadecimal = source[start] == '0' && At(source, start + 1) is 'x' or 'X';
        if (hexadecimal)
        {
            end += 2;
            while (char.IsAsciiHexDigit(At(source, end)))
            {
                end++;
            }
        }
        else
        {
            end = Digits(source, start);
            int whole = end;
            if (At(source, end) == '.' && char.IsAsciiDigit(At(source, end + 1)))
            {
                end = Digits(source, end + 1);
            }

            end = Exponent(source, end);
            if (end > whole)
            {
                return Double(source, start, end);
            }
        }

        return Whole(source, start, end, hexadecimal);
    }

    private static LiteralReading Double(string source, int start, int end)
    {
        if (Words.ContinuesWord(At(source, end)))
        {
            return WrongEnd(source, start, end);
        }

        double value = double.Parse(source.AsSpan(start, end - start), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
        return double.IsFinite(value)
            ? new LiteralReading(end, Value.Of(value))
            : LiteralReading.Wrong("expression.number-too-large", start, end, "The number is too large for a double.", "Use a number below 1.8e308.");
    }

    private static LiteralReading Whole(string source, int start, int end, bool hexadecimal)
    {
        ReadOnlySpan<char> digits = source.AsSpan(start, end - start)[(hexadecimal ? 2 : 0)..];
        bool unsigned = At(source, end) is 'u' or 'U';
        int behind = unsigned ? end + 1 : end;
        if (digits.Length == 0 || Words.ContinuesWord(At(source, behind)))
        {
            return WrongEnd(source, start, behind);
        }

        NumberStyles style = hexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        if (!ulong.TryParse(digits, style, CultureInfo.InvariantCulture, out ulong value))
        {
            return TooLarge(start, behind, unsigned);
        }

        if (unsigned)
        {
            return new LiteralReading(behind, Value.Of(value));
        }

        return value switch
        {
            < SmallestIntWithoutSign => new LiteralReading(behind, Value.Of((long)value)),
            SmallestIntWithoutSign => new LiteralReading(behind, default, IsSmallestInt: true),
            _ => TooLarge(start, behind, unsigned),
        };
    }

    private static LiteralReading TooLarge(int start, int end, bool unsigned) => unsigned
        ? LiteralReading.Wrong("expression.number-too-large", start, end, "The number is too large for a uint.", "The largest is 18446744073709551615u.")
        : LiteralReading.Wrong(
            "expression.number-too-large", start, end, "The number is too large for an int.", "The largest is 9223372036854775807; write .0 behind it for a double.");

    private static LiteralReading WrongEnd(string source, int start, int end)
    {
        while (Words.ContinuesWord(At(source, end)))
        {
            end++;
        }

        return LiteralReading.Wrong(
            "expression.wrong-number", start, end, $"'{source[start..end]}' is no number.", "Write 12, 12u, 0xC, 1.5 or 1e3, and a space before a word.");
    }

    private static int Exponent(string source, int end)
    {
        if (At(source, end) is not ('e' or 'E'))
        {
            return end;
        }

        int digits = At(source, end + 1) is '+' or '-' ? end + 2 : end + 1;
        return char.IsAsciiDigit(At(source, digits)) ? Digits(source, digits) : end;
    }

    private static int Digits(string source, int end)
    {
        while (char.IsAsciiDigit(At(source, end)))
        {
            end++;
        }

        return end;
    }

    private static char At(string source, int index) => index < source.Length ? source[index] : '\0';
}
