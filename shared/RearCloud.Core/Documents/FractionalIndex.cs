using System.Buffers;

namespace RearCloud.Core.Documents;

/// <summary>
/// Order keys between which there is always room: fractions in base 62, written without trailing zeros and compared ordinally.
/// </summary>
/// <remarks>
/// A key is read in levels of four digits. A new key stands a random step beside one neighbour, on the first level that has room for it: beside the lower one on
/// even levels, beside the upper one on odd levels. So a place where things are put again and again, each behind or each before the one before it, lengthens the
/// keys only every few thousand times, because one of two levels goes the right way.
/// </remarks>
public static class FractionalIndex
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private const int LevelDigits = 4;

    // 62 to the fourth.
    private const int LevelSize = 14_776_336;

    // So many places are tried for a step: two things that are put to one place at the same time meet at one key once in so many times.
    private const int MostSteps = 4_096;

    // With fewer places the next level is taken, so that a meeting stays rare.
    private const int FewestSteps = 256;

    private static readonly SearchValues<char> Alphabet = SearchValues.Create(Digits);

    /// <summary>True for 1 to 64 digits of the alphabet that do not end in zero.</summary>
    public static bool IsValid(string? key) =>
        !string.IsNullOrEmpty(key) && key.Length <= Limits.IdLength && key[^1] != '0' && !key.AsSpan().ContainsAnyExcept(Alphabet);

    /// <summary>A key strictly between two others; null stands for the open end on that side.</summary>
    /// <param name="before">The lower neighbour.</param>
    /// <param name="after">The upper neighbour.</param>
    /// <param name="jitter">A random number, or a hash where two sides must find the same key: keys of different jitter differ with high probability.</param>
    /// <exception cref="ArgumentException">A key is not valid, or <paramref name="before"/> is not below <paramref name="after"/>.</exception>
    public static string Between(string? before, string? after, uint jitter)
    {
        if (before is not null && !IsValid(before)) throw new ArgumentException($"'{before}' is not an order key.", nameof(before));
        if (after is not null && !IsValid(after)) throw new ArgumentException($"'{after}' is not an order key.", nameof(after));
        if (before is not null && after is not null && string.CompareOrdinal(before, after) >= 0)
            throw new ArgumentException($"'{before}' is not below '{after}'.", nameof(before));
        if (before is null && after is null) return Write([], (LevelSize / 2) + (int)(jitter % MostSteps));

        var levels = new List<int>();
        while (true)
        {
            var level = levels.Count;
            var low = Level(before, level);
            var high = after is null ? LevelSize : Level(after, level);
            var room = Math.Min(high - low - 1, MostSteps);
            if (room >= FewestSteps)
            {
                var step = 1 + (int)(jitter % (uint)room);
                return Write(levels, level % 2 == 0 ? low + step : high - step);
            }

            // A key that begins like the lower neighbour is below the upper one as soon as they differ.
            if (low < high) after = null;
            levels.Add(low);
        }
    }

    /// <summary>Keys for a whole collection, far from each other.</summary>
    /// <param name="count">How many; at least one.</param>
    /// <returns>Keys in their order, of at most four digits.</returns>
    public static IReadOnlyList<string> Spread(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(count, LevelSize);
        return [.. Enumerable.Range(1, count).Select(i => Write([], (int)((long)LevelSize * i / (count + 1))))];
    }

    // Digits that a key does not have are zeros; the open lower end is a key of zeros.
    private static int Level(string? key, int level)
    {
        var value = 0;
        for (var i = level * LevelDigits; i < (level + 1) * LevelDigits; i++)
            value = (value * Digits.Length) + (key is not null && i < key.Length ? Digits.IndexOf(key[i], StringComparison.Ordinal) : 0);
        return value;
    }

    private static string Write(List<int> levels, int last)
    {
        var text = new char[(levels.Count + 1) * LevelDigits];
        for (var level = 0; level <= levels.Count; level++)
        {
            var value = level < levels.Count ? levels[level] : last;
            for (var i = ((level + 1) * LevelDigits) - 1; i >= level * LevelDigits; i--, value /= Digits.Length) text[i] = Digits[value % Digits.Length];
        }

        return new string(text).TrimEnd('0');
    }
}
