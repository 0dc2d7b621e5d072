using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Sinks.Framebuffers;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class FramebufferSinkTests : IDisposable
{
    private const byte Untouched = 0xA5;

    private static readonly PixelSize Panel = new(32, 16);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;

    [Theory]
    [InlineData(PixelFormat.Bgra8888, 0, 0)]
    [InlineData(PixelFormat.Bgra8888, 20, 64)]
    [InlineData(PixelFormat.Rgb565, 0, 0)]
    [InlineData(PixelFormat.Rgb565, 6, 10)]
    public void Every_byte_is_as_the_layout_says_and_only_damage_is_written(PixelFormat format, int rowGap, long offset)
    {
        var size = new PixelSize(40, 18);
        var layout = new FramebufferLayout(size, size.Width * PixelFormats.BytesOf(format) + rowGap, format, offset);
        var path = Device(layout.Bytes);
        var expected = File.ReadAllBytes(path);
        var pixels = Noise(Panel.Width * 4 * Panel.Height);
        using var sink = new FramebufferSink(path, Panel, layout);
        foreach (var damage in new[] { PixelRect.Of(Panel), new PixelRect(3, 2, 7, 5), new PixelRect(31, 15, 1, 1) })
        {
            pixels.AsSpan().Reverse();
            sink.Present(new PanelFrame(pixels, Panel.Width * 4, Panel, damage, 1, DateTimeOffset.UnixEpoch));
            Expect(expected, layout, pixels, damage);
            Assert.Equal(expected, File.ReadAllBytes(path));
        }
    }

    [Fact]
    public void The_output_is_shown_if_there_is_one()
    {
        var layout = FramebufferLayout.Of(Panel, PixelFormat.Rgb565);
        var path = Device(layout.Bytes);
        using var sink = new FramebufferSink(path, Panel, layout);
        Assert.True(sink.ShowsOutput);
        var output = Noise(Panel.Width * 2 * Panel.Height);
        var picture = new byte[Panel.Width * 4 * Panel.Height];
        var whole = PixelRect.Of(Panel);
        sink.Present(new PanelFrame(
            picture, Panel.Width * 4, Panel, default, 1, DateTimeOffset.UnixEpoch, new PanelOutput(output, Panel.Width * 2, PixelFormat.Rgb565, whole)));
        Assert.Equal(output, File.ReadAllBytes(path));
    }

    [Fact]
    public void An_output_that_does_not_fit_is_refused_with_words()
    {
        var layout = FramebufferLayout.Of(Panel);
        using var sink = new FramebufferSink(Device(layout.Bytes), Panel, layout);
        var error = Assert.Throws<InvalidOperationException>(() => sink.Present(new PanelFrame(
            new byte[Panel.Width * 4 * Panel.Height],
            Panel.Width * 4,
            Panel,
            default,
            1,
            DateTimeOffset.UnixEpoch,
            new PanelOutput(new byte[Panel.Width * Panel.Height], Panel.Width, PixelFormat.Mono8, PixelRect.Of(Panel)))));
        Assert.Contains("Mono8", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_show_the_panel_is_refused_at_the_start()
    {
        var small = new FramebufferLayout(new PixelSize(31, 16), 124, PixelFormat.Bgra8888);
        Assert.Contains("panel", Refusal(Device(10_000), small).Message, StringComparison.Ordinal);
        Assert.Contains("Mono8", Refusal(Device(10_000), FramebufferLayout.Of(Panel, PixelFormat.Mono8)).Message, StringComparison.Ordinal);
        Assert.Contains("bytes a line", Refusal(Device(10_000), FramebufferLayout.Of(Panel) with { RowBytes = 100 }).Message, StringComparison.Ordinal);
        Assert.Contains("too short", Refusal(Device(2047), FramebufferLayout.Of(Panel)).Message, StringComparison.Ordinal);
        Assert.Contains("no framebuffer", Refusal("/dev/null", FramebufferLayout.Of(Panel)).Message, StringComparison.Ordinal);
        Assert.IsType<FileNotFoundException>(Refusal(Path.Combine(_folder, "missing"), FramebufferLayout.Of(Panel)));
    }

    [Fact]
    public void After_its_end_it_touches_nothing()
    {
        var layout = FramebufferLayout.Of(Panel);
        var path = Device(layout.Bytes);
        var sink = new FramebufferSink(path, Panel, layout);
        sink.Dispose();
        Assert.Throws<ObjectDisposedException>(() => new Frames(Panel).Present(sink, PixelRect.Of(Panel)));
        Assert.DoesNotContain(File.ReadAllBytes(path), b => b != Untouched);
    }

    [Fact]
    public void A_devices_answers_are_read()
    {
        var variable = new FramebufferVariable
        {
            Width = 640,
            Height = 480,
            OffsetX = 2,
            OffsetY = 3,
            BitsPerPixel = 32,
            Red = new(16, 8, 0),
            Green = new(8, 8, 0),
            Blue = new(0, 8, 0),
        };
        var constant = new FramebufferFixed { RowBytes = 2600, Visual = FramebufferFixed.TrueColor, MemoryStart = Environment.SystemPageSize * 7 + 16 };
        Assert.Equal(
            new FramebufferLayout(new PixelSize(640, 480), 2600, PixelFormat.Bgra8888, 16 + 3 * 2600 + 8), FramebufferQuestion.LayoutOf(variable, constant));

        var packed = variable with { BitsPerPixel = 16, Red = new(11, 5, 0), Green = new(5, 6, 0), Blue = new(0, 5, 0) };
        Assert.Equal(PixelFormat.Rgb565, FramebufferQuestion.LayoutOf(packed, constant)!.Format);
        Assert.Null(FramebufferQuestion.LayoutOf(variable with { Red = variable.Blue, Blue = variable.Red }, constant));
        Assert.Null(FramebufferQuestion.LayoutOf(variable, constant with { Visual = 3 }));
        Assert.Equal(160, Unsafe.SizeOf<FramebufferVariable>());
        Assert.Equal(nint.Size == 8 ? 80 : 68, Unsafe.SizeOf<FramebufferFixed>());
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private static void Expect(byte[] memory, FramebufferLayout layout, byte[] pixels, PixelRect damage)
    {
        for (var y = damage.Y; y < damage.Bottom; y++)
        {
            for (var x = damage.X; x < damage.Right; x++)
            {
                var pixel = pixels.AsSpan((y * Panel.Width + x) * 4, 4);
                var target = memory.AsSpan((int)layout.Offset + y * layout.RowBytes + x * PixelFormats.BytesOf(layout.Format));
                if (layout.Format == PixelFormat.Bgra8888) pixel.CopyTo(target);
                else BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)(Share(pixel[2], 31) << 11 | Share(pixel[1], 63) << 5 | Share(pixel[0], 31)));
            }
        }
    }

    private static int Share(byte value, int steps) => (int)Math.Round(value * steps / 255.0);

    private static IOException Refusal(string path, FramebufferLayout layout) =>
        Assert.ThrowsAny<IOException>(() => new FramebufferSink(path, Panel, layout).Dispose());

    private string Device(long bytes)
    {
        var path = Path.Combine(_folder, $"fb{bytes}");
        var memory = new byte[bytes];
        Array.Fill(memory, Untouched);
        File.WriteAllBytes(path, memory);
        return path;
    }
}
