namespace RearCloud.Scene.Text.Bidi;

/// <summary>How the base direction of a paragraph is found (UAX #9, rules P2, P3 and HL1).</summary>
internal enum ParagraphDirection
{
    /// <summary>From the first strong character; left to right where there is none.</summary>
    Auto,
    LeftToRight,
    RightToLeft,
}
