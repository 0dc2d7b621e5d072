using System.Globalization;

namespace RearCloud.Expressions.Evaluation;

/// <summary>
/// The shortest text that reads back as the same double, in the form of ECMAScript's Number::toString (and so of RFC 8785): plain digits
/// from 1e-6 to below 1e21, an exponent beyond. CEL leaves the form open; this one suits a panel.
/// </summary>
internal static class DoubleText
{
    public static bool TryWrite(double value, Span<char> destination, out int written)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            string word = value == 0 ? "0" : double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
            written = word.Length;
            return word.TryCopyTo(destination);
        }

        Span<char> digits = stackalloc char[ValueText.LongestNumber];
        digits = digits[..ShortestDigits(Math.Abs(value), digits, out int point)];
        Span<char> text = stackalloc char[ValueText.LongestNumber];
        int end = 0;
        if (value < 0)
        {
            text[end++] = '-';
        }

        end = point is > -6 and <= 21 ? Plain(digits, point, text, end) : Scientific(digits, point, text, end);
        written = end;
        return text[..end].TryCopyTo(destination);
    }

    // The value is 0.DIGITS * 10^point. The runtime's own form has the shortest digits, but another form: 1E-05, 1.5E+16, 0.001.
    private static int ShortestDigits(double value, Span<char> digits, out int point)
    {
        Span<char> text = stackalloc char[ValueText.LongestNumber];
        value.TryFormat(text, out int length, provider: CultureInfo.InvariantCulture);
        ReadOnlySpan<char> mantissa = text[..length];
        int exponent = 0;
        int e = mantissa.IndexOf('E');
        if (e >= 0)
        {
            exponent = int.Parse(mantissa[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            mantissa = mantissa[..e];
        }

        int whole = mantissa.IndexOf('.');
        point = exponent + (whole < 0 ? mantissa.Length : whole);
        int count = 0;
        foreach (char c in mantissa)
        {
            if (c == '.')
            {
                continue;
            }

            if (count == 0 && c == '0')
            {
                point--;
                continue;
            }

            digits[count++] = c;
        }

        return digits[..count].TrimEnd('0').Length;
    }

    private static int Plain(ReadOnlySpan<char> digits, int point, Span<char> text, int end)
    {
        if (point <= 0)
        {
            "0.".CopyTo(text[end..]);
            text.Slice(end + 2, -point).Fill('0');
            end += 2 - point;
            digits.CopyTo(text[end..]);
            return end + digits.Length;
        }

        if (point >= digits.Length)
        {
            digits.CopyTo(text[end..]);
            text.Slice(end + digits.Length, point - digits.Length).Fill('0');
            return end + point;
        }

        digits[..point].CopyTo(text[end..]);
        text[end + point] = '.';
        digits[point..].CopyTo(text[(end + point + 1)..]);
        return end + digits.Length + 1;
    }

    private static int Scientific(ReadOnlySpan<char> digits, int point, Span<char> text, int end)
    {
        text[end++] = digits[0];
        if (digits.Length > 1)
        {
            text[end++] = '.';
            digits[1..].CopyTo(text[end..]);
            end += digits.Length - 1;
        }

        text[end++] = 'e';
        text[end++] = point > 0 ? '+' : '-';
        Math.Abs(point - 1).TryFormat(text[end..], out int length, provider: CultureInfo.InvariantCulture);
        return end + length;
    }
}
