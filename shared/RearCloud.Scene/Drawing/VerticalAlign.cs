namespace RearCloud.Scene.Drawing;

/// <summary>Where the lines of a paragraph stand in their box.</summary>
public enum VerticalAlign
{
    Top,

    Middle,

    Bottom,
}
