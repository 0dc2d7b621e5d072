namespace RearCloud.Rendering.Post;

/// <summary>What is done to every pixel on its way from the picture to the panel.</summary>
/// <param name="Gains">Brightness and colour temperature together.</param>
/// <param name="Dither">True to spread rounding over 8 x 8 pixels, so that slow gradients have no bands.</param>
/// <param name="Shift">How far the picture is moved; what it uncovers is black.</param>
/// <param name="Format">Of the output.</param>
internal readonly record struct PostSettings(ChannelGains Gains, bool Dither, PixelOffset Shift, PixelFormat Format)
{
    /// <summary>Only changes the format.</summary>
    public static PostSettings Plain(PixelFormat format) => new(ChannelGains.One, Dither: false, default, format);
}
