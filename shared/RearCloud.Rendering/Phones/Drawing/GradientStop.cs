namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>A colour (0xAARRGGBB) at a place from 0 to 1 of a gradient.</summary>
internal readonly record struct GradientStop(float At, uint Argb);
