namespace RearCloud.Scene.Text.Bidi;

/// <summary>A stretch of text of one embedding level, to be shaped in one direction.</summary>
/// <param name="Start">First UTF-16 unit, counted from the paragraph's start.</param>
/// <param name="Length">UTF-16 units.</param>
/// <param name="Level">Embedding level, 0 to 126: even is left to right, odd is right to left.</param>
internal readonly record struct VisualRun(int Start, int Length, byte Level)
{
    public bool IsRightToLeft => (Level & 1) != 0;
}
