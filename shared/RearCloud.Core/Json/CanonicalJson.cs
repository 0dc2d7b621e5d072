using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace RearCloud.Core.Json;

/// <summary>
/// The canonical form of JSON (RFC 8785): members sorted by UTF-16 units, no spaces, numbers as ECMAScript writes them. What stands in a text in its
/// canonical form already, most of what people and programs write, is copied as it is.
/// </summary>
public static class CanonicalJson
{
    // A first sync hashes a whole account before the runtime has found out what is worth optimizing.
    private const MethodImplOptions Fast = MethodImplOptions.AggressiveOptimization;

    // Up to so many members are sorted here and not by the general method.
    private const int Few = 32;

    // A number of so many digits is exact in a 64-bit float, and written by ECMAScript as it stands.
    private const int ExactDigits = 15;

    private static readonly SearchValues<char> Escaped = SearchValues.Create("\"\\\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f");

    /// <summary>The canonical text.</summary>
    public static string GetText(JsonElement value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(bytes, value);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    /// <summary>How many bytes the canonical form has in UTF-8.</summary>
    public static int GetLength(JsonElement value)
    {
        var bytes = new ArrayBufferWriter<byte>();
        Write(bytes, value);
        return bytes.WrittenCount;
    }

    /// <summary>Writes the canonical bytes in UTF-8.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="value">No object in it has two members of one name: <see cref="JsonBody"/> reads no others.</param>
    public static void Write(IBufferWriter<byte> output, JsonElement value) => Write(output, value, []);

    // Open: the members of the objects from the root to here, one behind the other.
    [MethodImpl(Fast)]
    private static void Write(IBufferWriter<byte> output, JsonElement value, List<JsonProperty> open)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(output, value, open);
                break;
            case JsonValueKind.Array:
                WriteArray(output, value, open);
                break;
            case JsonValueKind.String:
                WriteString(output, JsonMarshal.GetRawUtf8Value(value)[1..^1], value, static v => v.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(output, value);
                break;
            default:
                output.Write(JsonMarshal.GetRawUtf8Value(value));
                break;
        }
    }

    [MethodImpl(Fast)]
    private static void WriteObject(IBufferWriter<byte> output, JsonElement value, List<JsonProperty> open)
    {
        var first = open.Count;
        var isSorted = true;
        foreach (var member in value.EnumerateObject())
        {
            if (open.Count > first && isSorted) isSorted = Order(open[^1], member) <= 0;
            open.Add(member);
        }

        var end = open.Count;
        if (!isSorted) Sort(open, first, end);
        Write(output, (byte)'{');
        for (var i = first; i < end; i++)
        {
            if (i > first) Write(output, (byte)',');
            WriteString(output, JsonMarshal.GetRawUtf8PropertyName(open[i]), open[i], static m => m.Name);
            Write(output, (byte)':');
            Write(output, open[i].Value, open);
        }

        Write(output, (byte)'}');
        open.RemoveRange(first, end - first);
    }

    [MethodImpl(Fast)]
    private static void Sort(List<JsonProperty> open, int first, int end)
    {
        if (end - first > Few)
        {
            open.Sort(first, end - first, MemberOrder.Instance);
            return;
        }

        for (var i = first + 1; i < end; i++)
        {
            var member = open[i];
            var place = i;
            for (; place > first && Order(open[place - 1], member) > 0; place--) open[place] = open[place - 1];
            open[place] = member;
        }
    }

    private static void WriteArray(IBufferWriter<byte> output, JsonElement value, List<JsonProperty> open)
    {
        Write(output, (byte)'[');
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!isFirst) Write(output, (byte)',');
            isFirst = false;
            Write(output, item, open);
        }

        Write(output, (byte)']');
    }

    [MethodImpl(Fast)]
    private static int Order(JsonProperty left, JsonProperty right)
    {
        var l = JsonMarshal.GetRawUtf8PropertyName(left);
        var r = JsonMarshal.GetRawUtf8PropertyName(right);
        // Bytes of UTF-8 and units of UTF-16 sort alike up to U+FFFF.
        return IsPlain(l) && IsPlain(r) ? l.SequenceCompareTo(r) : string.CompareOrdinal(left.Name, right.Name);

        static bool IsPlain(ReadOnlySpan<byte> name) => name.IndexOf((byte)'\\') < 0 && name.IndexOfAnyInRange((byte)0xF0, (byte)0xFF) < 0;
    }

    // Within its quotes JSON has no control characters: without a backslash it is as short as can be.
    [MethodImpl(Fast)]
    private static void WriteString<T>(IBufferWriter<byte> output, ReadOnlySpan<byte> raw, T of, Func<T, string> read)
    {
        Write(output, (byte)'"');
        if (raw.IndexOf((byte)'\\') < 0) output.Write(raw);
        else WriteEscaped(output, read(of));
        Write(output, (byte)'"');
    }

    private static void WriteEscaped(IBufferWriter<byte> output, ReadOnlySpan<char> rest)
    {
        while (rest.IndexOfAny(Escaped) is var at and >= 0)
        {
            Write(output, rest[..at]);
            Write(output, rest[at] switch
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

        Write(output, rest);
    }

    [MethodImpl(Fast)]
    private static void WriteNumber(IBufferWriter<byte> output, JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.Length <= ExactDigits && raw.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0) output.Write(raw);
        else Write(output, Number(value.GetDouble()));
    }

    /// <summary>ECMAScript Number::toString (ECMA-262, 6.1.6.1.20) over .NET's shortest round-trip digits.</summary>
    private static string Number(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentException("The number does not fit a double; the door refuses such bodies.", nameof(value));
        if (value == 0) return "0";
        var text = new StringBuilder();
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

        return text.ToString();
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

    private static void Write(IBufferWriter<byte> output, byte one)
    {
        output.GetSpan(1)[0] = one;
        output.Advance(1);
    }

    private static void Write(IBufferWriter<byte> output, ReadOnlySpan<char> text) => Encoding.UTF8.GetBytes(text, output);

    private sealed class MemberOrder : IComparer<JsonProperty>
    {
        public static readonly MemberOrder Instance = new();

        public int Compare(JsonProperty x, JsonProperty y) => Order(x, y);
    }
}
