namespace RearCloud.Scene.Drawing;

/// <summary>How a paragraph looks.</summary>
/// <param name="Size">Font size in panel pixels.</param>
/// <param name="Weight">100 to 900, as in CSS.</param>
/// <param name="Color">Colour of the letters; emoji keep their own.</param>
/// <param name="HorizontalAlign">Along the line, by the paragraph's direction.</param>
/// <param name="VerticalAlign">Of the lines in the box.</param>
/// <param name="MaxLines">More text ends in an ellipsis; 0 means as many as fit the box.</param>
/// <param name="TabularFigures">Figures of equal width, for all that counts.</param>
/// <param name="MinSize">The text shrinks down to this size before it is cut; equal to <paramref name="Size"/> to stay.</param>
/// <param name="LetterSpacing">Extra pixels after each cluster.</param>
public sealed record TextStyle(
    float Size,
    int Weight,
    Color Color,
    HorizontalAlign HorizontalAlign = HorizontalAlign.Start,
    VerticalAlign VerticalAlign = VerticalAlign.Middle,
    int MaxLines = 1,
    bool TabularFigures = false,
    float MinSize = 22,
    float LetterSpacing = 0);
