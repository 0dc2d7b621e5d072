using RearCloud.Core;
using RearCloud.Rendering.Post.Light;

namespace RearCloud.Rendering.Post;

/// <summary>Factors on the encoded values of each channel. Invariant: each is a number from 0 to 1.</summary>
/// <remarks>
/// A panel's light follows a power of its values, <c>light = value ^ 2.2</c> (the display gamma that IEC 61966-2-1, sRGB, approximates). So
/// a factor on light is one factor on all values, <c>(f * value ^ 2.2) ^ (1 / 2.2) = f ^ (1 / 2.2) * value</c>, and a multiplication is enough.
/// </remarks>
internal readonly record struct ChannelGains
{
    private ChannelGains(double red, double green, double blue)
    {
        Red = red;
        Green = green;
        Blue = blue;
    }

    /// <summary>Changes nothing.</summary>
    public static ChannelGains One { get; } = new(1, 1, 1);

    public double Red { get; }

    public double Green { get; }

    public double Blue { get; }

    /// <summary>Makes gains of factors on light, each from 0 to 1.</summary>
    /// <returns>A problem <c>post.gain</c> if one is outside, or no number.</returns>
    public static Result<ChannelGains> OfLight(double red, double green, double blue)
    {
        if (Check(red, "/red") is { } inRed) return inRed;
        if (Check(green, "/green") is { } inGreen) return inGreen;
        if (Check(blue, "/blue") is { } inBlue) return inBlue;
        return new ChannelGains(PanelCurve.Encode(red), PanelCurve.Encode(green), PanelCurve.Encode(blue));
    }

    /// <summary>These gains and others one after the other.</summary>
    public ChannelGains Times(ChannelGains other) => new(Red * other.Red, Green * other.Green, Blue * other.Blue);

    private static Problem? Check(double light, string path) => light is >= 0 and <= 1
        ? null
        : new Problem("post.gain", path, $"A panel cannot show {light} times its light.", "Give a factor from 0 to 1.");
}
