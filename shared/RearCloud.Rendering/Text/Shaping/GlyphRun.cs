using RearCloud.Rendering.Fonts.Faces;

namespace RearCloud.Rendering.Text.Shaping;

/// <summary>Shaped glyphs from left to right; places and advances as parts of the font size.</summary>
/// <param name="Face">The face of all glyphs.</param>
/// <param name="Glyphs">Ids in the face.</param>
/// <param name="Clusters">UTF-16 index of the cluster each glyph belongs to.</param>
/// <param name="Advances">To the next glyph.</param>
/// <param name="OffsetsX">From the pen, to the right.</param>
/// <param name="OffsetsY">From the baseline, downward.</param>
internal sealed record GlyphRun(FontFace Face, ushort[] Glyphs, int[] Clusters, float[] Advances, float[] OffsetsX, float[] OffsetsY);
