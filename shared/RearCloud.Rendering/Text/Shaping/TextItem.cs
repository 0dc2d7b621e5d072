using HarfBuzzSharp;
using RearCloud.Rendering.Fonts.Faces;

namespace RearCloud.Rendering.Text.Shaping;

/// <summary>A stretch of text of one script that one face can draw.</summary>
internal readonly record struct TextItem(int Start, int Length, FontFace Face, Script Script)
{
    public int End => Start + Length;
}
