namespace RearCloud.Rendering.Fonts.Faces;

/// <summary>Which country's drawing of Han characters a paragraph wants. The value is the face's index in Noto's collection.</summary>
internal enum HanStyle
{
    Japanese = 0,
    Korean = 1,
    Simplified = 2,
}
