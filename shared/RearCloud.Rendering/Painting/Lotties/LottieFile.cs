using System.Text.Json;
using RearCloud.Core;

namespace RearCloud.Rendering.Painting.Lotties;

/// <summary>Reads what of a Lottie file must be right before Skia sees it: its size, its numbers, and what it would cost to draw.</summary>
internal static class LottieFile
{
    /// <summary>Bytes of the largest file.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int DeepestJson = 128;
    private const double LargestSide = 4_096;
    private const double MostFrames = 36_000;

    /// <summary>Null, or why it is not drawn: <c>lottie.size</c>, <c>lottie.json</c>, <c>lottie.numbers</c> or <c>lottie.cost</c>.</summary>
    public static Problem? Check(byte[] bytes)
    {
        if (bytes.Length > MostBytes) return new Problem("lottie.size", "", $"The animation has {bytes.Length} bytes.", $"At most {MostBytes} are possible: leave out images and hidden layers.");
        try
        {
            using var json = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = DeepestJson });
            return CheckNumbers(json.RootElement) ?? CheckCost(json.RootElement);
        }
        catch (JsonException e)
        {
            return new Problem("lottie.json", "", $"The animation is not JSON: {e.Message}", "Export it again as Lottie JSON.");
        }
    }

    private static Problem? CheckNumbers(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Object && Number(root, "w") is >= 1 and <= LargestSide && Number(root, "h") is >= 1 and <= LargestSide
            && Number(root, "fr") is >= 1 and <= 240 && Number(root, "ip") is { } first && Number(root, "op") is { } end && end > first && end - first <= MostFrames) return null;
        return new Problem(
            "lottie.numbers", "", "The animation has no right w, h, fr, ip and op.", $"Sides of 1 to {LargestSide}, 1 to 240 frames a second and 1 to {MostFrames} frames are possible.");
    }

    private static Problem? CheckCost(JsonElement root) => LottieCost.Of(root) <= LottieCost.Most
        ? null
        : new Problem("lottie.cost", "", $"The animation would draw more than {LottieCost.Most} elements in a frame.", "Use fewer layers, shapes and copies of repeaters.");

    private static double? Number(JsonElement root, string member) =>
        root.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null;
}
