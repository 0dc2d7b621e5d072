using System.Runtime.CompilerServices;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Goldens;

/// <summary>
/// Compares a picture with the one that was looked at and accepted. With <c>REARCLOUD_GOLDEN=accept</c> it becomes the accepted one. What
/// differs is written to <c>artifacts/golden</c>: the new picture, and the difference, bright where it is large.
/// </summary>
internal static class GoldenPicture
{
    // Another processor rounds an edge by a step or two; a moved or missing thing changes far more.
    private const int ChannelTolerance = 3;
    private const double PixelTolerance = 0.001;

    public static void Matches(byte[] png, string name)
    {
        var golden = Path.Combine(Folder(), $"{name}.png");
        if (Environment.GetEnvironmentVariable("REARCLOUD_GOLDEN") == "accept")
        {
            if (!File.Exists(golden) || Difference(SKBitmap.Decode(golden), SKBitmap.Decode(png), null) is not 0) File.WriteAllBytes(golden, png);
            return;
        }

        var artifacts = Path.Combine(Folder(), "..", "..", "..", "artifacts", "golden");
        Directory.CreateDirectory(artifacts);
        var (given, difference) = (Path.Combine(artifacts, $"{name}.new.png"), Path.Combine(artifacts, $"{name}.difference.png"));
        File.WriteAllBytes(given, png);
        Assert.True(File.Exists(golden), $"There is no accepted picture {name}. Look at artifacts/golden/{name}.new.png, then run `./dev golden accept`.");
        var share = Difference(SKBitmap.Decode(golden), SKBitmap.Decode(png), difference);
        Assert.True(
            share <= PixelTolerance, $"{name}: {share:P2} of the pixels differ. Look at artifacts/golden/{name}.new.png and {name}.difference.png.");
        File.Delete(given);
        File.Delete(difference);
    }

    /// <summary>The share of pixels that differ by more than the tolerance; 1 if the sizes do.</summary>
    private static double Difference(SKBitmap accepted, SKBitmap given, string? path)
    {
        using (accepted)
        using (given)
        {
            if (accepted.Info.Size != given.Info.Size) return 1;
            using var picture = new SKBitmap(given.Width, given.Height);
            SKColor[] left = accepted.Pixels, right = given.Pixels, marks = new SKColor[right.Length];
            var count = 0;
            for (var i = 0; i < left.Length; i++)
            {
                var distance = Distance(left[i], right[i]);
                if (distance > ChannelTolerance) count++;
                var light = (byte)Math.Min(255, distance * 8);
                marks[i] = distance > ChannelTolerance ? new SKColor(255, light, 60) : new SKColor(light, light, light);
            }

            picture.Pixels = marks;
            if (path is not null && count > 0) File.WriteAllBytes(path, picture.Encode(SKEncodedImageFormat.Png, 100).ToArray());
            return (double)count / left.Length;
        }
    }

    private static int Distance(SKColor one, SKColor other) => Math.Max(
        Math.Max(Math.Abs(one.Red - other.Red), Math.Abs(one.Green - other.Green)),
        Math.Max(Math.Abs(one.Blue - other.Blue), Math.Abs(one.Alpha - other.Alpha)));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
