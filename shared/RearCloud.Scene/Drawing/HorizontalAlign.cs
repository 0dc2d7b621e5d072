namespace RearCloud.Scene.Drawing;

/// <summary>Where a line of text stands in its box.</summary>
public enum HorizontalAlign
{
    /// <summary>Left for text that runs left to right, right for the other.</summary>
    Start,

    Center,

    /// <summary>The side opposite of <see cref="Start"/>.</summary>
    End,
}
