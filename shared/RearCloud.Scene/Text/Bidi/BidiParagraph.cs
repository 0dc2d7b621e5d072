using RearCloud.Scene.Text.Bidi.Resolving;

namespace RearCloud.Scene.Text.Bidi;

/// <summary>
/// The embedding levels of one paragraph and the visual order of its lines: the Unicode Bidirectional Algorithm
/// (UAX #9, Unicode 15.0, all rules to L2).
/// </summary>
/// <remarks>
/// Mirrored glyphs (L4) and combining marks (L3) are the shaper's. Characters that rule X9 removes (joiners, explicit marks) have the
/// level of the character before them, so that they stay in its run.
/// </remarks>
internal sealed class BidiParagraph
{
    private readonly byte[] levels;

    // Empty for a paragraph that is plainly left to right: its lines need no rule L1.
    private readonly BidiClass[] classes;

    private BidiParagraph(byte baseLevel, byte[] levels, BidiClass[] classes)
    {
        BaseLevel = baseLevel;
        this.levels = levels;
        this.classes = classes;
        IsLeftToRight = !levels.AsSpan().ContainsAnyExcept((byte)0);
    }

    /// <summary>The paragraph's own level: 0 for left to right, 1 for right to left.</summary>
    public byte BaseLevel { get; }

    /// <summary>True where every level is 0: each line is one run.</summary>
    public bool IsLeftToRight { get; }

    /// <summary>One level per UTF-16 unit, as if the paragraph stood on one line.</summary>
    public ReadOnlySpan<byte> Levels => levels;

    /// <summary>Resolves one paragraph; text behind a paragraph separator takes the same base direction.</summary>
    public static BidiParagraph Resolve(ReadOnlySpan<char> text, ParagraphDirection direction = ParagraphDirection.Auto)
    {
        var levels = new byte[text.Length];
        if (direction != ParagraphDirection.RightToLeft && BidiClasses.IsPlainlyLeftToRight(text))
        {
            return new BidiParagraph(0, levels, []);
        }

        var classes = new BidiClass[text.Length];
        var types = new BidiClass[text.Length];
        var partner = new int[text.Length];
        BidiClasses.Classify(text, classes);
        IsolatePairs.Match(classes, partner);
        byte baseLevel = direction switch
        {
            ParagraphDirection.LeftToRight => 0,
            ParagraphDirection.RightToLeft => 1,
            _ => IsolatePairs.FirstStrongLevel(classes, partner, 0, classes.Length, 0),
        };
        ExplicitLevels.Resolve(classes, partner, baseLevel, types, levels);
        new IsolatingRuns(text, classes, partner, baseLevel, types, levels).Resolve();
        LineOrder.ResetSeparators(classes, levels, baseLevel);
        LineOrder.ResetTrailingSpace(classes, levels, baseLevel);
        LevelRemoved(classes, levels, baseLevel);
        return new BidiParagraph(baseLevel, levels, classes);
    }

    /// <summary>
    /// The runs of one line from left to right; the units of a right-to-left run are drawn in falling order.
    /// Together they cover <paramref name="start"/> to <paramref name="start"/> + <paramref name="length"/> once.
    /// </summary>
    public VisualRun[] VisualRuns(int start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, levels.Length - start);
        if (length == 0)
        {
            return [];
        }

        if (IsLeftToRight)
        {
            return [new VisualRun(start, length, 0)];
        }

        byte[] line = levels.AsSpan(start, length).ToArray();
        if (classes.Length > 0)
        {
            LineOrder.ResetTrailingSpace(classes.AsSpan(start, length), line, BaseLevel);
        }

        return LineOrder.Runs(line, start);
    }

    private static void LevelRemoved(ReadOnlySpan<BidiClass> classes, Span<byte> levels, byte baseLevel)
    {
        byte last = baseLevel;
        for (int i = 0; i < levels.Length; i++)
        {
            if (BidiClasses.IsRemoved(classes[i]))
            {
                levels[i] = last;
            }

            last = levels[i];
        }
    }
}
