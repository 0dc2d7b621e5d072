using RearCloud.Scene.Text.Breaking.Rules;
using RearCloud.Scene.Text.Unicode;

namespace RearCloud.Scene.Text.Breaking;

/// <summary>
/// Finds where lines may end: the Unicode Line Breaking Algorithm (UAX #14, Unicode 15.0), with numbers kept whole as in its section 8.2,
/// example 7. Languages that are broken by a dictionary (Thai, Lao, Khmer) are broken at their spaces only.
/// </summary>
internal static class LineBreaker
{
    /// <summary>
    /// Writes for each unit whether a line may end before it; the first has none. The end of the text ends the last line, and is not
    /// written.
    /// </summary>
    /// <param name="text">Any text; it may hold several paragraphs.</param>
    /// <param name="opportunities">At least as long as the text.</param>
    public static void FindOpportunities(ReadOnlySpan<char> text, Span<BreakOpportunity> opportunities)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(opportunities.Length, text.Length);
        var state = new BreakState();
        for (int i = 0; i < text.Length;)
        {
            LineBreakClass next = LineBreakClasses.Of(CodePoints.At(text, i, out int units));
            opportunities[i] = state.Advance(next, text[(i + units)..]);
            if (units == 2)
            {
                opportunities[i + 1] = BreakOpportunity.None;
            }

            i += units;
        }
    }
}
