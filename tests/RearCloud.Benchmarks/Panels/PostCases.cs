using RearCloud.Benchmarks.Measuring;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Benchmarks.Panels;

/// <summary>What the post pass costs for the whole panel, with the gains of a warm, dimmed screen.</summary>
internal static class PostCases
{
    // Off the picture's page by half a page, as the panel has it.
    private const int HalfPage = 2_048;
    private const int Page = 4_096;

    private static readonly PixelSize Size = PanelProfiles.Reference.Size;

    /// <summary>The cases and the most that each may take, as a multiple of the yardstick.</summary>
    public static IReadOnlyList<(string Name, double Bound)> All { get; } = [("post-bgra", 2), ("post-565", 2.5)];

    public static Timing Measure(string name, int runs) => name switch
    {
        "post-bgra" => Whole(PixelFormat.Bgra8888, dither: false, runs),
        "post-565" => Whole(PixelFormat.Rgb565, dither: true, runs),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such case"),
    };

    private static Timing Whole(PixelFormat format, bool dither, int runs)
    {
        var warm = ColorTemperature.Gains(4_500).Value.Times(ChannelGains.OfLight(0.2, 0.2, 0.2).Value);
        var settings = new PostSettings(warm, dither, new PixelOffset(1, -2), format);
        var rowBytes = Size.Width * 4;
        var picture = Pinned(rowBytes * Size.Height, 0, out var pictureAt);
        new Random(1).NextBytes(picture);
        var outputBytes = Size.Width * PixelFormats.BytesOf(format);
        var output = Pinned(outputBytes * Size.Height, HalfPage, out var outputAt);
        PixelRect[] whole = [PixelRect.Of(Size)];
        return Stopwatching.Measure(runs, _ => PostPass.Run(
            new PictureView(picture.AsSpan(pictureAt, rowBytes * Size.Height), rowBytes, Size),
            new OutputView(output.AsSpan(outputAt, outputBytes * Size.Height), outputBytes, Size, format),
            whole,
            settings));
    }

    private static unsafe byte[] Pinned(int bytes, int off, out int start)
    {
        var memory = GC.AllocateArray<byte>(bytes + Page + off, pinned: true);
        fixed (byte* first = memory) start = (int)(-(nint)first & (Page - 1)) + off;
        return memory;
    }
}
