using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace RearCloud.Core.Json;

/// <summary>The canonical form of JSON (RFC 8785): members sorted by UTF-16 units, no spaces, numbers as ECMAScript writes them.</summary>
public static class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>The canonical bytes in UTF-8.</summary>
    public static byte[] GetBytes(JsonElement value) => Encoding.UTF8.GetBytes(GetText(value));

    /// <summary>The canonical text.</summary>
    public static string GetText(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                text.Append('[');
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    if (!first) text.Append(',');
                    first = false;
                    Write(text, item);
                }

                text.Append(']');
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(text, value.GetDouble());
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value)
    {
        var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject()) members[member.Name] = member.Value;
        text.Append('{');
        var first = true;
        foreach (var (name, member) in members)
        {
            if (!first) text.Append(',');
            first = false;
            WriteString(text, name);
            text.Append(':');
            Write(text, member);
        }

        text.Append('}');
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        while (rest.IndexOfAny(Escaped) is var at and >= 0)
        {
            text.Append(rest[..at]);
            text.Append(rest[at] switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                var control => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            });
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }

    /// <summary>ECMAScript Number::toString (ECMA-262, 6.1.6.1.20) over .NET's shortest round-trip digits.</summary>
    private static void WriteNumber(StringBuilder text, double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The number does not fit a double; the door refuses such bodies.", nameof(value));
        if (value == 0)
        {
            text.Append('0');
            return;
        }

        if (value < 0) text.Append('-');
        var scientific = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var point = int.Parse(scientific.AsSpan(scientific.IndexOf('E', StringComparison.Ordinal) + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + 1;
        if (double.Parse($"0.{digits}E{point}", CultureInfo.InvariantCulture) != Math.Abs(value)) point++;

        if (digits.Length <= point && point <= 21) text.Append(digits).Append('0', point - digits.Length);
        else if (point is > 0 and <= 21) text.Append(digits.AsSpan(0, point)).Append('.').Append(digits.AsSpan(point));
        else if (point is > -6 and <= 0) text.Append("0.").Append('0', -point).Append(digits);
        else
        {
            text.Append(digits[0]);
            if (digits.Length > 1) text.Append('.').Append(digits.AsSpan(1));
            text.Append('e').Append(point > 0 ? '+' : '-').Append(Math.Abs(point - 1));
        }
    }

    private static string Digits(string shortest)
    {
        var mantissa = shortest.AsSpan();
        var exponent = mantissa.IndexOf('E');
        if (exponent >= 0) mantissa = mantissa[..exponent];
        var digits = new StringBuilder(mantissa.Length);
        foreach (var c in mantissa)
        {
            if (c != '.') digits.Append(c);
        }

        return digits.ToString().TrimStart('0').TrimEnd('0');
    }
}
