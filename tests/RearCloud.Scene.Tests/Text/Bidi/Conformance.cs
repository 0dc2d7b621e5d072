using System.Globalization;
using RearCloud.Scene.Text.Bidi;

namespace RearCloud.Scene.Tests.Text.Bidi;

/// <summary>One case of a conformance file: characters in, levels and visual order out, with "x" for a removed character.</summary>
internal static class Conformance
{
    /// <summary>What the paragraph makes of the characters, in the form of the files: `levels;order`.</summary>
    public static string Print(IReadOnlyList<string> characters, ReadOnlySpan<char> text, BidiParagraph paragraph, IReadOnlyList<string> expectedLevels)
    {
        var starts = new int[characters.Count];
        for (int i = 1; i < starts.Length; i++)
        {
            starts[i] = starts[i - 1] + characters[i - 1].Length;
        }

        var levels = new List<string>();
        var logical = new Dictionary<int, int>();
        for (int i = 0; i < characters.Count; i++)
        {
            // The files give removed characters no level, and leave it to the implementation.
            bool removed = i < expectedLevels.Count && expectedLevels[i] == "x";
            levels.Add(removed ? "x" : paragraph.Levels[starts[i]].ToString(CultureInfo.InvariantCulture));
            if (!removed)
            {
                logical.Add(starts[i], i);
            }

            if (characters[i].Length == 2)
            {
                Assert.Equal(paragraph.Levels[starts[i]], paragraph.Levels[starts[i] + 1]);
            }
        }

        var order = new List<int>();
        foreach (VisualRun run in paragraph.VisualRuns(0, text.Length))
        {
            var units = Enumerable.Range(run.Start, run.Length);
            order.AddRange((run.IsRightToLeft ? units.Reverse() : units).Where(logical.ContainsKey).Select(unit => logical[unit]));
        }

        return $"{string.Join(' ', levels)};{string.Join(' ', order)}";
    }
}
