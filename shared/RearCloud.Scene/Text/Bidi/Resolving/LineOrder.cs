namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Rules L1 and L2: the space that separates or ends a line, and the visual order of its runs.</summary>
internal static class LineOrder
{
    /// <summary>L1, parts 1 to 3: separators, and the space before them, have the paragraph's level.</summary>
    public static void ResetSeparators(ReadOnlySpan<BidiClass> classes, Span<byte> levels, byte baseLevel)
    {
        for (int i = 0; i < classes.Length; i++)
        {
            if (classes[i] is BidiClass.S or BidiClass.B)
            {
                levels[i] = baseLevel;
                ResetTrailingSpace(classes[..i], levels[..i], baseLevel);
            }
        }
    }

    /// <summary>L1, part 4: the space at the end of a line has the paragraph's level.</summary>
    public static void ResetTrailingSpace(ReadOnlySpan<BidiClass> classes, Span<byte> levels, byte baseLevel)
    {
        for (int i = classes.Length - 1; i >= 0; i--)
        {
            // A pair of surrogates is judged by its first unit.
            BidiClass type = classes[i] == BidiClass.Continuation && i > 0 ? classes[i - 1] : classes[i];
            if (type != BidiClass.WS && !BidiClasses.IsIsolate(type) && !BidiClasses.IsRemoved(type))
            {
                return;
            }

            levels[i] = baseLevel;
        }
    }

    /// <summary>L2 over runs of equal level, whose units then stand in logical order.</summary>
    public static VisualRun[] Runs(ReadOnlySpan<byte> levels, int start)
    {
        List<VisualRun> runs = [];
        byte highest = 0, lowestOdd = byte.MaxValue;
        for (int i = 0; i < levels.Length;)
        {
            byte level = levels[i];
            int rest = levels[i..].IndexOfAnyExcept(level);
            int length = rest < 0 ? levels.Length - i : rest;
            runs.Add(new VisualRun(start + i, length, level));
            highest = Math.Max(highest, level);
            lowestOdd = (level & 1) != 0 ? Math.Min(lowestOdd, level) : lowestOdd;
            i += length;
        }

        for (int level = highest; level >= lowestOdd; level--)
        {
            ReverseFrom(runs, level);
        }

        return [.. runs];
    }

    private static void ReverseFrom(List<VisualRun> runs, int level)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            int first = i;
            while (i < runs.Count && runs[i].Level >= level)
            {
                i++;
            }

            runs.Reverse(first, i - first);
        }
    }
}
