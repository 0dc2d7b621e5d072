namespace RearCloud.Rendering.Painting.Plates;

/// <summary>Values of sRGB and the light that they stand for (IEC 61966-2-1).</summary>
internal static class SrgbLight
{
    /// <summary>Light, 0 to 1, of a value.</summary>
    public static float Decode(byte value)
    {
        var v = value / 255f;
        return v <= 0.04045f ? v / 12.92f : MathF.Pow((v + 0.055f) / 1.055f, 2.4f);
    }

    /// <summary>The value, 0 to 1, of light.</summary>
    public static float Encode(float light) => light <= 0.0031308f ? light * 12.92f : 1.055f * MathF.Pow(light, 1 / 2.4f) - 0.055f;
}
