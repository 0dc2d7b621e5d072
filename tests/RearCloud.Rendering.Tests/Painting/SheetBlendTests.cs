using System.Runtime.InteropServices;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Tests.Painting;

public class SheetBlendTests
{
    [Theory]
    [InlineData(SKAlphaType.Opaque)]
    [InlineData(SKAlphaType.Premul)]
    public void Every_pixel_is_within_a_step_of_the_exact_value_wherever_it_lies(SKAlphaType alpha)
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var run = 0; run < 200; run++)
        {
            var area = new PixelRect(random.Next(-9, 9), random.Next(-9, 9), random.Next(1, 40), random.Next(1, 6));
            using var sheet = new PixelBuffer(area, alpha);
            using var target = new PixelBuffer(new PixelRect(3, 2, 37, 5), random.Next(2) == 0 ? SKAlphaType.Opaque : SKAlphaType.Premul);
            Fill(sheet, random);
            Fill(target, random);
            var before = target.Span.ToArray();
            var clip = new PixelRect(random.Next(0, 20), random.Next(0, 6), random.Next(1, 30), random.Next(1, 6));
            var place = new SheetPlace(random.Next(-12, 12), random.Next(-4, 4), random.Next(4) switch { 0 => 0, 1 => 256, _ => random.Next(257) });

            SheetBlend.Draw(target, clip, sheet, place);

            var drawn = place.Move(area).Intersect(clip);
            for (var y = target.Area.Y; y < target.Area.Bottom; y++)
            {
                for (var x = target.Area.X; x < target.Area.Right; x++)
                {
                    var was = BitConverter.ToUInt32(before, ((y - target.Area.Y) * 37 + x - target.Area.X) * 4);
                    var from = drawn.Contains(new PixelRect(x, y, 1, 1)) ? sheet.At(x - place.X, y - place.Y) : 0;
                    AssertNear(was, from, drawn.Contains(new PixelRect(x, y, 1, 1)) ? place.Opacity / 256.0 : 0, target.At(x, y), $"{x},{y} of seed {seed}, run {run}");
                }
            }
        }
    }

    [Fact]
    public void A_pixel_has_the_same_value_in_a_wide_row_and_alone()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        foreach (var alpha in new[] { SKAlphaType.Opaque, SKAlphaType.Premul })
        {
            var area = new PixelRect(0, 0, 64, 1);
            using var sheet = new PixelBuffer(area, alpha);
            using var wide = new PixelBuffer(area, SKAlphaType.Opaque);
            using var narrow = new PixelBuffer(area, SKAlphaType.Opaque);
            for (var opacity = 0; opacity <= 256; opacity++)
            {
                Fill(sheet, random);
                Fill(wide, random);
                wide.CopyTo(narrow, area);
                var place = new SheetPlace(0, 0, opacity, random.Next(2) == 0 ? SheetFade.Mix : SheetFade.Dissolve);
                SheetBlend.Draw(wide, area, sheet, place);
                for (var x = 0; x < 64; x++) SheetBlend.Draw(narrow, new PixelRect(x, 0, 1, 1), sheet, place);
                Assert.True(wide.Span.SequenceEqual(narrow.Span), $"{place} of {alpha}, seed {seed}");
            }
        }
    }

    [Theory]
    [InlineData(SKAlphaType.Opaque)]
    [InlineData(SKAlphaType.Premul)]
    public void What_dissolves_is_seen_by_its_share_moves_with_the_sheet_and_never_goes_back(SKAlphaType alpha)
    {
        var area = new PixelRect(-40, -30, 256, 256);
        using var sheet = new PixelBuffer(area, alpha);
        using var target = new PixelBuffer(new PixelRect(-60, -60, 320, 320), SKAlphaType.Opaque);
        for (var i = 0; i < sheet.Span.Length; i++) sheet.Span[i] = 255;
        var before = new byte[256 * 256];
        for (var opacity = 0; opacity <= 256; opacity += 8)
        {
            var place = new SheetPlace(opacity % 20, -opacity % 13, opacity, SheetFade.Dissolve);
            MemoryMarshal.Cast<byte, uint>(target.Span).Fill(0xFF000000);
            SheetBlend.Draw(target, target.Area, sheet, place);
            var sum = 0L;
            for (var i = 0; i < before.Length; i++)
            {
                var pixel = target.At(area.X + i % 256 + place.X, area.Y + i / 256 + place.Y);
                Assert.Equal(0xFF000000 | (pixel & 0xFF) * 0x010101, pixel);
                Assert.True((byte)pixel >= before[i], $"{i} at {opacity}");
                before[i] = (byte)pixel;
                sum += (byte)pixel;
            }

            Assert.InRange(sum / 255.0 / before.Length - opacity / 256.0, -0.1, 0.1);
        }

        Assert.All(before, value => Assert.Equal(255, value));
    }

    private static void Fill(PixelBuffer buffer, Random random)
    {
        for (var y = buffer.Area.Y; y < buffer.Area.Bottom; y++)
        {
            for (var x = buffer.Area.X; x < buffer.Area.Right; x++)
            {
                var alpha = buffer.IsOpaque ? 255u : random.Next(4) switch { 0 => 0u, 1 => 255u, _ => (uint)random.Next(256) };
                uint pixel = alpha << 24;
                for (var shift = 0; shift < 24; shift += 8) pixel |= (uint)random.Next((int)alpha + 1) << shift;
                buffer.At(x, y) = pixel;
            }
        }
    }

    private static void AssertNear(uint was, uint from, double opacity, uint now, string where)
    {
        for (var shift = 0; shift < 32; shift += 8)
        {
            double d = was >> shift & 0xFF, s = (from >> shift & 0xFF) * opacity, a = (from >> 24) * opacity / 255;
            Assert.True(Math.Abs(s + d * (1 - a) - (now >> shift & 0xFF)) <= 1.51, $"{was:x8} under {from:x8} at {opacity:0.000} gave {now:x8} at {where}");
        }
    }
}
