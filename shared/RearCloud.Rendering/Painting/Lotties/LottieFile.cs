using System.Text.Json;
using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Scene.Animation;

namespace RearCloud.Rendering.Painting.Lotties;

/// <summary>
/// What a Lottie file says of itself, once all is found right that must be before Skia sees it: its size, its numbers, and what it would cost to draw.
/// Members are those of the Lottie format 1.0 (lottie.github.io): <c>w</c>, <c>h</c>, <c>fr</c>, <c>ip</c>, <c>op</c>.
/// </summary>
internal sealed class LottieFile
{
    /// <summary>Bytes of the largest file.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int DeepestJson = 128;
    private const double LargestSide = 4_096;
    private const double MostFrames = 36_000;

    /// <summary>More frames a second than this are not made, whatever it wishes.</summary>
    private const double MostRate = 60;

    private LottieFile(double width, double height, double frameRate, double frames)
    {
        Size = new PixelSize((int)Math.Ceiling(width), (int)Math.Ceiling(height));
        var seconds = frames / frameRate;
        Frames = (int)Math.Clamp(Math.Round(seconds * Math.Min(frameRate, MostRate)), 1, FilmLimits.Frames);
        if (Frames > 1) Timing = TimingOf(Frames, seconds);
    }

    /// <summary>What Skia cannot read, though its numbers are right.</summary>
    public static Problem Unreadable { get; } = new("lottie.damaged", "", "The animation cannot be read.", "Export it again as Lottie JSON.");

    public PixelSize Size { get; }

    /// <summary>Frames in which it is played: as many a second as it wishes, at most 60, and fewer if it is longer than 2 000 of them.</summary>
    public int Frames { get; }

    /// <summary>When they stand, again and again; null if it has only one.</summary>
    public FilmTiming? Timing { get; }

    /// <summary>True if a file begins as JSON does, which no image does. Its first bytes suffice.</summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes) => bytes.TrimStart(" \t\r\n"u8) is [(byte)'{', ..];

    /// <summary>Reads a file.</summary>
    /// <returns>It, or why it is not drawn: <c>lottie.size</c>, <c>lottie.json</c>, <c>lottie.numbers</c> or <c>lottie.cost</c>.</returns>
    public static Result<LottieFile> Open(byte[] bytes)
    {
        if (bytes.Length > MostBytes) return new Problem("lottie.size", "", $"The animation has {bytes.Length} bytes.", $"At most {MostBytes} are possible: leave out images and hidden layers.");
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestJson });
            return Open(json.RootElement);
        }
        catch (JsonException e)
        {
            return new Problem("lottie.json", "", $"The animation is not JSON: {e.Message}", "Export it again as Lottie JSON.");
        }
    }

    /// <summary>How much of its time has passed when a frame begins, 0 to 1.</summary>
    public double ShareOf(int frame) => (double)frame / Frames;

    private static Result<LottieFile> Open(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Number(root, "w") is not (>= 1 and <= LargestSide and var width) || Number(root, "h") is not (>= 1 and <= LargestSide and var height)
            || Number(root, "fr") is not (>= 1 and <= 240 and var rate) || Number(root, "ip") is not { } first || Number(root, "op") is not { } end || !(end > first) || end - first > MostFrames)
        {
            return new Problem(
                "lottie.numbers", "", "The animation has no right w, h, fr, ip and op.", $"Sides of 1 to {LargestSide}, 1 to 240 frames a second and 1 to {MostFrames} frames are possible.");
        }

        if (LottieCost.Of(root) > LottieCost.Most)
            return new Problem("lottie.cost", "", $"The animation would draw more than {LottieCost.Most} elements in a frame.", "Use fewer layers, shapes and copies of repeaters.");
        return new LottieFile(width, height, rate, end - first);
    }

    // Each ends at its own moment of the whole, so that nothing adds up.
    private static FilmTiming TimingOf(int frames, double seconds)
    {
        var ends = Enumerable.Range(0, frames + 1).Select(i => (long)Math.Round(seconds * i / frames * TimeSpan.TicksPerSecond)).ToArray();
        return new FilmTiming([.. ends.Skip(1).Zip(ends, (end, start) => TimeSpan.FromTicks(end - start))], plays: 0);
    }

    private static double? Number(JsonElement root, string member) =>
        root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
