namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Finds the bracket pairs of an isolating run sequence (BD16).</summary>
internal static class BracketPairs
{
    public const int None = -1;

    /// <summary>BD16: a deeper nesting than this ends the search.</summary>
    private const int MaxDepth = 63;

    /// <summary>Writes at each paired opening bracket the position of its closing one, elsewhere <see cref="None"/>; false if there is no pair.</summary>
    public static bool Find(ReadOnlySpan<char> text, ReadOnlySpan<int> positions, ReadOnlySpan<BidiClass> types, Span<int> closingAt)
    {
        closingAt.Fill(None);
        bool any = false;
        Span<(char Closing, int Position)> open = stackalloc (char, int)[MaxDepth];
        int depth = 0;
        for (int i = 0; i < positions.Length; i++)
        {
            if (types[i] != BidiClass.ON || !BidiBrackets.TryFind(text[positions[i]], out char closing, out bool opens))
            {
                continue;
            }

            if (opens)
            {
                if (depth == MaxDepth)
                {
                    break;
                }

                open[depth++] = (closing, i);
                continue;
            }

            for (int candidate = depth - 1; candidate >= 0; candidate--)
            {
                if (open[candidate].Closing == closing)
                {
                    closingAt[open[candidate].Position] = i;
                    depth = candidate;
                    any = true;
                    break;
                }
            }
        }

        return any;
    }
}
