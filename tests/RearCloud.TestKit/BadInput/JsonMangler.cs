using System.Text;

namespace RearCloud.TestKit.BadInput;

/// <summary>Makes wrong JSON from right: values of other types, depths and numbers beyond everything, and all that can happen to bytes.</summary>
public sealed class JsonMangler(Random random)
{
    private static readonly string[] Values =
    [
        "null", "true", "-1", "1e999", "9223372036854775808", "-9223372036854775809", "0.5", "[]", "{}", "\"\"", "\"\\ud800\"", "\"\\u0000\"", "\"no such thing\"", "[[[[]]]]", "{\"a\":1,\"a\":2}", "'", "NaN",
    ];

    private readonly ByteMangler _bytes = new(random);

    /// <summary>The text in UTF-8 with one thing wrong with it.</summary>
    public byte[] Mangle(string right)
    {
        if (random.Next(2) == 0) return _bytes.Mangle(Encoding.UTF8.GetBytes(right));
        if (random.Next(10) == 0) return Encoding.UTF8.GetBytes(Deep(right));
        return Encoding.UTF8.GetBytes(WithAnotherValue(right));
    }

    // Behind a colon or inside a list a value begins; it ends before the next comma or bracket.
    private string WithAnotherValue(string right)
    {
        var begins = Enumerable.Range(0, right.Length).Where(i => right[i] is ':' or '[').ToList();
        var begin = begins[random.Next(begins.Count)] + 1;
        var end = right.IndexOfAny([',', '}', ']'], begin);
        return right[..begin] + Values[random.Next(Values.Length)] + (end < 0 ? "" : right[end..]);
    }

    private string Deep(string right)
    {
        var depth = random.Next(30, 20_000);
        var at = right.IndexOf(':', StringComparison.Ordinal) + 1;
        return right[..at] + new string('[', depth) + new string(']', random.Next(2) * depth) + "," + right[at..];
    }
}
