using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Frosting;
using RearCloud.Scene.Drawing;
using RearCloud.Rendering.Tests.Samples;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Painting;

public class FrostTests
{
    private static readonly PixelRect Area = new(0, 0, 301, 190);

    [Fact]
    public void Any_part_of_a_frost_has_the_pixels_of_the_whole()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var glass = new FrostGlass();
        for (var run = 0; run < 60; run++)
        {
            using var below = new PixelBuffer(Area, random.Next(2) == 0 ? SKAlphaType.Opaque : SKAlphaType.Premul);
            using var whole = new PixelBuffer(Area, below.Info.AlphaType);
            using var part = new PixelBuffer(Area, below.Info.AlphaType);
            DrawDiscs(below, random);
            var frost = new DrawOp.Frost(
                new RectF(random.Next(-40, 280), random.Next(-40, 180), random.Next(1, 300), random.Next(1, 190)), random.Next(60), new Color((uint)random.NextInt64(1L << 32)));
            var clip = new PixelRect(random.Next(300), random.Next(180), random.Next(1, 200), random.Next(1, 190));
            foreach (var copy in new[] { whole, part }) below.CopyTo(copy, Area);

            glass.Draw(whole, Area, frost);
            glass.Draw(part, clip, frost);

            AssertSame(whole, part, clip, $"seed {seed}, run {run}");
        }
    }

    [Fact]
    public void An_even_ground_stays_even_under_the_tint_and_corners_are_round()
    {
        using var picture = new PixelBuffer(Area, SKAlphaType.Opaque);
        picture.Canvas.Clear(new SKColor(0xFF204060));
        new FrostGlass().Draw(picture, Area, new DrawOp.Frost(new RectF(40, 40, 120, 100), 30, new Color(0x80FFFFFF)));

        for (var x = 80; x < 120; x++) Assert.InRange((int)(picture.At(x, 90) >> 16 & 0xFF), 0x8F, 0x91);
        Assert.Equal(0xFF204060, picture.At(41, 41));
        Assert.Equal(0xFF204060, picture.At(100, 39));
        Assert.Equal(0xFF204060, picture.At(160, 90));
        Assert.NotEqual(0xFF204060, picture.At(159, 90));
        Assert.NotEqual(0xFF204060, picture.At(100, 139));
    }

    [Fact]
    public void An_edge_is_blurred_over_its_reach_and_no_further()
    {
        using var picture = new PixelBuffer(Area, SKAlphaType.Opaque);
        picture.Canvas.Clear(SKColors.Black);
        picture.Canvas.DrawRect(150, 0, 151, 190, new SKPaint { Color = SKColors.White });
        new FrostGlass().Draw(picture, Area, new DrawOp.Frost(new RectF(0, 0, 301, 190), 0, Color.Transparent));

        var row = Enumerable.Range(0, 301).Select(x => (int)(picture.At(x, 95) & 0xFF)).ToArray();
        var reach = FrostCells.Reach;
        Assert.All(row[..(150 - reach)], v => Assert.Equal(0, v));
        Assert.All(row[(150 + reach)..], v => Assert.Equal(255, v));
        Assert.InRange(row[150], 110, 145);
        for (var x = 1; x < row.Length; x++) Assert.True(row[x] >= row[x - 1] - 1, $"falls at {x}");
    }

    [Fact]
    public void Numbers_that_are_none_draw_nothing_and_break_nothing()
    {
        using var picture = new PixelBuffer(Area, SKAlphaType.Opaque);
        var before = picture.Span.ToArray();
        foreach (var bad in new[] { float.NaN, float.NegativeInfinity, -5f, 0f }) new FrostGlass().Draw(picture, Area, new DrawOp.Frost(new RectF(10, 10, bad, bad), bad, Color.White));
        Assert.Equal(before, picture.Span.ToArray());
        new FrostGlass().Draw(picture, Area, new DrawOp.Frost(new RectF(float.NegativeInfinity, -1e30f, float.MaxValue, float.PositiveInfinity), float.PositiveInfinity, Color.White));
    }

    private static void DrawDiscs(PixelBuffer picture, Random random)
    {
        using var paint = new SKPaint { IsAntialias = true };
        for (var i = 0; i < 20; i++)
        {
            paint.Color = new SKColor((uint)random.NextInt64(1L << 32));
            picture.Canvas.DrawCircle(random.Next(301), random.Next(190), random.Next(50), paint);
        }
    }

    private static void AssertSame(PixelBuffer expected, PixelBuffer actual, PixelRect rect, string where)
    {
        rect = rect.Intersect(Area);
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x++)
            {
                if (expected.At(x, y) != actual.At(x, y)) Assert.Fail($"{x},{y}: {expected.At(x, y):x8} and {actual.At(x, y):x8}, {where}");
            }
        }
    }
}
