using System.Runtime.Intrinsics;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;
using RearCloud.Rendering.Post.Rows;

namespace RearCloud.Rendering.Tests.Post;

public sealed class PostPassTests
{
    private static readonly PixelSize Small = new(45, 21);

    [Fact]
    public void Vectors_of_every_width_give_the_bytes_of_the_plain_pass_and_touch_nothing_outside()
    {
        foreach (var seed in Seeds.Of(400)) AssertPlain(seed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gains_of_one_change_no_byte(bool dither)
    {
        var picture = PostSamples.Picture(new Random(3), Small);
        var output = PostSamples.Run(picture, Small, new PostSettings(ChannelGains.One, dither, default, PixelFormat.Bgra8888));
        Assert.Equal(picture, output);
    }

    [Theory]
    [InlineData(PixelFormat.Bgra8888)]
    [InlineData(PixelFormat.Rgb565)]
    [InlineData(PixelFormat.Mono8)]
    public void White_stays_white_and_black_stays_black_under_a_dither(PixelFormat format)
    {
        var settings = new PostSettings(ChannelGains.One, Dither: true, default, format);
        var black = new byte[Small.Width * Small.Height * 4];
        for (var i = 3; i < black.Length; i += 4) black[i] = 255;
        var white = new byte[black.Length];
        white.AsSpan().Fill(255);

        Assert.All(PostSamples.Run(white, Small, settings), b => Assert.Equal(255, b));
        Assert.All(PostSamples.Run(black, Small, settings).Where((_, i) => format != PixelFormat.Bgra8888 || i % 4 != 3), b => Assert.Equal(0, b));
    }

    [Theory]
    [InlineData(PixelFormat.Bgra8888)]
    [InlineData(PixelFormat.Rgb565)]
    [InlineData(PixelFormat.Mono8)]
    public void A_dithered_area_has_the_mean_that_no_single_step_has(PixelFormat format)
    {
        var size = new PixelSize(64, 64);
        var grey = new byte[size.Width * size.Height * 4];
        grey.AsSpan().Fill(100);
        var gains = ChannelGains.OfLight(0.5, 0.5, 0.5).Value;
        var output = PostSamples.Run(grey, size, new PostSettings(gains, Dither: true, default, format));
        var (values, steps) = format switch
        {
            PixelFormat.Rgb565 => (output.Chunk(2).Select(p => BitConverter.ToUInt16(p) & 31), 31),
            PixelFormat.Mono8 => (output.Select(b => (int)b), 255),
            _ => (output.Where((_, i) => i % 4 == 0).Select(b => (int)b), 255),
        };

        Assert.Equal(100 * gains.Blue * steps / 255, values.Average(), 0.02);
    }

    [Fact]
    public void Damage_by_damage_the_output_is_that_of_the_whole()
    {
        foreach (var seed in Seeds.Of(40))
        {
            var random = new Random(seed);
            var settings = PostSamples.Settings(random);
            var picture = PostSamples.Picture(random, Small);
            var output = PostSamples.Run(picture, Small, settings);
            for (var step = 0; step < 10; step++)
            {
                var damage = PostSamples.Rect(random, Small).Intersect(PixelRect.Of(Small));
                PostSamples.Scribble(random, picture, Small, damage);
                PostPass.Run(
                    new PictureView(picture, Small.Width * 4, Small),
                    new OutputView(output, Small.Width * PixelFormats.BytesOf(settings.Format), Small, settings.Format),
                    [settings.Shift.Move(damage)],
                    settings);
            }

            Assert.True(output.AsSpan().SequenceEqual(PostSamples.Run(picture, Small, settings)), Seeds.Print(seed));
        }
    }

    [Fact]
    public void A_pass_allocates_nothing()
    {
        var size = PanelProfiles.Reference.Size;
        var picture = PostSamples.Picture(new Random(5), size);
        var output = new byte[picture.Length];
        var wear = new WearGains(size);
        PixelRect[] rects = [new(3, 5, 300, 200), new(700, 100, 33, 400)];
        void Pass()
        {
            foreach (var format in (ReadOnlySpan<PixelFormat>)[PixelFormat.Bgra8888, PixelFormat.Rgb565, PixelFormat.Mono8])
            {
                var settings = new PostSettings(ChannelGains.One, Dither: true, new PixelOffset(1, 2), format);
                var view = new OutputView(output, size.Width * PixelFormats.BytesOf(format), size, format);
                PostPass.Run(new PictureView(picture, size.Width * 4, size), view, rects, settings, wear);
            }
        }

        Assert.Equal(0, QuietWindow.AllocatedAgainBy(Pass));
    }

    [Fact]
    public void What_does_not_fit_is_refused()
    {
        var bytes = new byte[Small.Width * Small.Height * 4];
        Assert.Throws<ArgumentException>(() => new PictureView(bytes, Small.Width * 4, new PixelSize(45, 22)).Size);
        Assert.Throws<ArgumentException>(() => new PictureView(bytes, Small.Width, Small).Size);
        Assert.Throws<ArgumentException>(() => new OutputView(bytes, 0, default, PixelFormat.Mono8).Size);
        var plain = PostSettings.Plain(PixelFormat.Bgra8888);
        Assert.Throws<ArgumentException>(() => Pass(bytes, new PixelSize(21, 45), PixelFormat.Bgra8888, plain));
        Assert.Throws<ArgumentException>(() => Pass(bytes, Small, PixelFormat.Rgb565, plain));
        Assert.Throws<ArgumentException>(() => Pass(bytes, Small, PixelFormat.Bgra8888, plain, new WearGains(new PixelSize(8, 8))));
    }

    [Fact]
    public void The_portable_product_is_that_of_the_instruction()
    {
        var random = new Random(7);
        for (var i = 0; i < 1_000; i++)
        {
            var (left, right) = (Words(random), Words(random));
            Assert.Equal(Lanes.MultiplyHigh(left, right), Lanes.MultiplyHighWidened(left, right));
        }
    }

    private static Vector128<ushort> Words(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return Vector128.Create(bytes).AsUInt16();
    }

    private static void Pass(byte[] bytes, PixelSize outputSize, PixelFormat format, PostSettings settings, WearGains? wear = null) => PostPass.Run(
        new PictureView(bytes, Small.Width * 4, Small), new OutputView(new byte[bytes.Length], outputSize.Width * 4, outputSize, format), [], settings, wear);

    private static void AssertPlain(int seed)
    {
        var random = new Random(seed);
        var size = new PixelSize(random.Next(1, 80), random.Next(1, 40));
        var settings = PostSamples.Settings(random);
        var pixelBytes = PixelFormats.BytesOf(settings.Format);
        var (rowBytes, outputRow) = (size.Width * 4 + random.Next(9), size.Width * pixelBytes + random.Next(9));
        var picture = new byte[rowBytes * size.Height];
        random.NextBytes(picture);
        var before = new byte[outputRow * size.Height];
        random.NextBytes(before);
        var wear = random.Next(2) == 0 ? null : PostSamples.Worn(random, size);
        PixelRect[] rects = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => PostSamples.Rect(random, size))];

        var expected = before.ToArray();
        foreach (var rect in rects.Select(r => r.Intersect(PixelRect.Of(size))).Where(r => !r.IsEmpty))
        {
            for (var y = rect.Y; y < rect.Bottom; y++)
            {
                for (var x = rect.X; x < rect.Right; x++)
                    PlainPost.Pixel(picture, rowBytes, size, x, y, settings, wear).CopyTo(expected, y * outputRow + x * pixelBytes);
            }
        }

        foreach (var width in Enum.GetValues<LaneWidth>())
        {
            var output = before.ToArray();
            PostPass.Run(new PictureView(picture, rowBytes, size), new OutputView(output, outputRow, size, settings.Format), rects, settings, wear, width);
            var at = output.AsSpan().CommonPrefixLength(expected);
            if (at < output.Length)
                Assert.Fail($"Pixel {at % outputRow / pixelBytes},{at / outputRow} of {size} differs in {settings} by {width} {Seeds.Print(seed)}.");
        }
    }
}
