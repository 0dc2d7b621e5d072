namespace RearCloud.Rendering.Post.Rows;

/// <summary>
/// Gains in 65,536ths that turn a value of 8 bits, shifted up by 8, into 256ths of the output's steps: the format's number of steps and the
/// weights of grey are in them. Invariant: a product and the greatest dither stay below the step after the last.
/// </summary>
internal readonly record struct RowGains(ushort Blue, ushort Green, ushort Red)
{
    // ITU-R BT.709: 0.2126, 0.7152 and 0.0722, with a sum of 65,536.
    private const int RedWeight = 13_933;
    private const int GreenWeight = 46_871;
    private const int BlueWeight = 4_732;

    public static RowGains Of(ChannelGains gains, PixelFormat format) => format switch
    {
        PixelFormat.Bgra8888 => new RowGains(Steps(gains.Blue, 255), Steps(gains.Green, 255), Steps(gains.Red, 255)),
        PixelFormat.Rgb565 => new RowGains(Steps(gains.Blue, 31), Steps(gains.Green, 63), Steps(gains.Red, 31)),
        _ => new RowGains(Share(gains.Blue, BlueWeight), Share(gains.Green, GreenWeight), Share(gains.Red, RedWeight)),
    };

    // Rounded up, so that white stays white.
    private static ushort Steps(double gain, int last) => (ushort)Math.Min(ushort.MaxValue, Math.Ceiling(gain * last / 255 * 65_536));

    private static ushort Share(double gain, int weight) => (ushort)Math.Round(gain * weight);
}
