using RearCloud.Scene.Text.Unicode;

namespace RearCloud.Scene.Text.Bidi.Resolving;

/// <summary>Gives each UTF-16 unit its Bidi_Class, and names the groups of classes that the rules speak of.</summary>
internal static partial class BidiClasses
{
    /// <summary>Below this character there is nothing right-to-left and nothing explicit.</summary>
    private const char FirstRightToLeft = '\u0590';

    /// <summary>True for text that is left to right throughout whatever its neutral characters resolve to.</summary>
    public static bool IsPlainlyLeftToRight(ReadOnlySpan<char> text) =>
        !text.ContainsAnyExceptInRange('\0', (char)(FirstRightToLeft - 1));

    public static void Classify(ReadOnlySpan<char> text, Span<BidiClass> classes)
    {
        for (int i = 0; i < text.Length;)
        {
            int codePoint = CodePoints.At(text, i, out int units);
            classes[i] = (BidiClass)CodePointRanges.ValueOf(Ranges, codePoint);
            if (units == 2)
            {
                classes[i + 1] = BidiClass.Continuation;
            }

            i += units;
        }
    }

    /// <summary>Rule X9: characters that the later rules do not see.</summary>
    public static bool IsRemoved(BidiClass c) =>
        c is BidiClass.BN or BidiClass.Continuation || c is >= BidiClass.LRE and <= BidiClass.PDF;

    public static bool IsIsolateInitiator(BidiClass c) => c is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    public static bool IsIsolate(BidiClass c) => c is >= BidiClass.LRI and <= BidiClass.PDI;

    /// <summary>NI of the rules N0 to N2.</summary>
    public static bool IsNeutral(BidiClass c) => c is >= BidiClass.B and <= BidiClass.ON || IsIsolate(c);

    /// <summary>The direction in which N0 to N2 see a character: numbers count as right-to-left; other classes have none (ON).</summary>
    public static BidiClass StrongDirection(BidiClass c) => c switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.AL or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => BidiClass.ON,
    };

    public static BidiClass OfLevel(int level) => (level & 1) == 0 ? BidiClass.L : BidiClass.R;
}
