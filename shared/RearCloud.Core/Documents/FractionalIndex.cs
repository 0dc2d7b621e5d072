namespace RearCloud.Core.Documents;

/// <summary>
/// Order keys between which there is always room: fractions in base 62, written without trailing zeros and compared ordinally.
/// </summary>
public static class FractionalIndex
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>True for 1 to 64 digits of the alphabet that do not end in zero.</summary>
    public static bool IsValid(string? key) =>
        !string.IsNullOrEmpty(key) && key.Length <= Limits.IdLength && key[^1] != '0' && key.All(c => Digits.Contains(c, StringComparison.Ordinal));

    /// <summary>A key strictly between two others; null stands for the open end on that side.</summary>
    /// <exception cref="ArgumentException">A key is not valid, or <paramref name="before"/> is not below <paramref name="after"/>.</exception>
    public static string Between(string? before, string? after)
    {
        if (before is not null && !IsValid(before)) throw new ArgumentException($"'{before}' is not an order key.", nameof(before));
        if (after is not null && !IsValid(after)) throw new ArgumentException($"'{after}' is not an order key.", nameof(after));
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
            throw new ArgumentException($"'{before}' is not below '{after}'.", nameof(before));
        return Midpoint(before ?? "", after);
    }

    private static string Midpoint(string low, string? high)
    {
        var shared = 0;
        while (high is not null && shared < high.Length && Digit(low, shared) == Digits.IndexOf(high[shared], StringComparison.Ordinal)) shared++;
        if (shared > 0) return high![..shared] + Midpoint(low.Length > shared ? low[shared..] : "", high[shared..]);

        var first = Digit(low, 0);
        var last = high is null ? Digits.Length : Digits.IndexOf(high[0], StringComparison.Ordinal);
        if (last - first > 1) return Digits[(first + last) / 2].ToString();
        if (high is { Length: > 1 }) return high[..1];
        return Digits[first] + Midpoint(low.Length > 0 ? low[1..] : "", null);
    }

    private static int Digit(string key, int position) => position < key.Length ? Digits.IndexOf(key[position], StringComparison.Ordinal) : 0;
}
