namespace RearCloud.Expressions.Checking;

/// <summary>Finds the name that was probably meant.</summary>
internal static class Spelling
{
    private const int LongestWord = 64;

    /// <summary>The nearest of the candidates, if no more than a third of it would have to change.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        if (word.Length > LongestWord)
        {
            return null;
        }

        string? nearest = null;
        int best = int.MaxValue;
        foreach (string candidate in candidates.Where(c => c.Length <= LongestWord).Order(StringComparer.Ordinal))
        {
            int distance = Distance(word, candidate);
            if (distance < best && distance <= Math.Max(1, candidate.Length / 3))
            {
                (nearest, best) = (candidate, distance);
            }
        }

        return nearest;
    }

    // Levenshtein's distance, one row of his table at a time.
    private static int Distance(string a, string b)
    {
        Span<int> row = stackalloc int[LongestWord + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (char.ToLowerInvariant(a[i - 1]) == char.ToLowerInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[b.Length];
    }
}
