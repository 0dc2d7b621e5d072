namespace RearCloud.Rendering.Text.Fitting;

/// <summary>One line: a range of a measured text, white space at its end left out.</summary>
internal readonly record struct TextLine(MeasuredText Text, int Start, int End)
{
    public float Width => Text.Width(Start, End);
}
