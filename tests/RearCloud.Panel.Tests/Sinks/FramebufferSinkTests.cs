using System.Buffers.Binary;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Sinks;

/// <summary>The sink on files that lie as a device's memory does.</summary>
public sealed class FramebufferSinkTests : IDisposable
{
    private const byte Untouched = 0xA5;

    private static readonly PixelSize Panel = new(33, 17);
    private static readonly PixelSize Screen = new(40, 20);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly FaultLog _faults = new(TimeProvider.System);
    private readonly Frames _frames = new(Panel);

    private string Device => Path.Combine(_folder, "fb0");

    public static TheoryData<string> Forms => ["bgra", "rgba", "argb", "rgb565", "bgr565", "shifted"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_byte_is_exact_and_only_damage_is_written(string form)
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var layout = LayoutOf(form);
        var expected = MakeDevice(layout);
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        for (var i = 0; i < 50; i++)
        {
            var (x, y) = i == 0 ? (0, 0) : (random.Next(Panel.Width), random.Next(Panel.Height));
            var rect = i == 0 ? PixelRect.Of(Panel) : new PixelRect(x, y, random.Next(1, Panel.Width - x + 1), random.Next(1, Panel.Height - y + 1));
            _frames.PresentNoise(sink, rect, random, Bench.Noon);
            Draw(expected, layout, rect);
            Assert.True(expected.AsSpan().SequenceEqual(File.ReadAllBytes(Device)), $"seed {seed}, frame {i}");
        }
    }

    [Fact]
    public void Bytes_outside_the_damage_stay_as_they_are()
    {
        var layout = LayoutOf("bgra");
        MakeDevice(layout);
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        _frames.Present(sink, PixelRect.Of(Panel));
        Overwrite([.. Enumerable.Repeat(Untouched, (int)layout.Bytes)]);
        _frames.Present(sink, new PixelRect(2, 3, 4, 5));
        Assert.Equal(4 * 5 * 4, File.ReadAllBytes(Device).Count(b => b != Untouched));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(5, 1)]
    [InlineData(127, 15)]
    [InlineData(128, 16)]
    [InlineData(250, 30)]
    [InlineData(255, 31)]
    public void Five_bits_take_the_nearest_level(byte value, int level)
    {
        var size = new PixelSize(1, 1);
        File.WriteAllBytes(Device, new byte[2]);
        using var sink = new FramebufferSink(Device, size, FramebufferLayout.Rgb565(size), _faults);
        sink.Present(new Panel.Frames.PanelFrame([0, 0, value, 255], 4, size, PixelRect.Of(size), 1, Bench.Noon));
        Assert.Equal(level << 11, BinaryPrimitives.ReadUInt16LittleEndian(File.ReadAllBytes(Device)));
    }

    [Fact]
    public void A_device_smaller_than_the_panel_is_refused_with_both_sizes()
    {
        var layout = FramebufferLayout.Bgra32(new PixelSize(Panel.Width, Panel.Height - 1));
        MakeDevice(layout);
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        var wrong = Assert.Throws<NotSupportedException>(() => _frames.Present(sink, PixelRect.Of(Panel)));
        Assert.Contains("33 x 16", wrong.Message, StringComparison.Ordinal);
        Assert.Contains("33 x 17", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_that_it_cannot_write_is_refused_with_its_channels()
    {
        var layout = FramebufferLayout.Bgra32(Screen) with { BitsPerPixel = 24 };
        MakeDevice(layout);
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        var wrong = Assert.Throws<NotSupportedException>(() => _frames.Present(sink, PixelRect.Of(Panel)));
        Assert.Contains("24 bits", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_shorter_than_its_layout_is_refused_before_it_is_touched()
    {
        var layout = LayoutOf("bgra");
        File.WriteAllBytes(Device, new byte[layout.Bytes - 1]);
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        var wrong = Assert.Throws<IOException>(() => _frames.Present(sink, PixelRect.Of(Panel)));
        Assert.Contains($"{layout.Bytes}", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plain_file_without_a_layout_is_refused()
    {
        File.WriteAllBytes(Device, new byte[100_000]);
        using var sink = new FramebufferSink(Device, Panel, null, _faults);
        var wrong = Assert.Throws<IOException>(() => _frames.Present(sink, PixelRect.Of(Panel)));
        Assert.Contains("no framebuffer device", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_that_comes_later_gets_a_whole_picture_though_little_changed()
    {
        var layout = LayoutOf("bgra");
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        Assert.Throws<FileNotFoundException>(() => _frames.Present(sink, PixelRect.Of(Panel)));
        var expected = MakeDevice(layout);
        _frames.Present(sink, new PixelRect(0, 0, 1, 1));
        Draw(expected, layout, PixelRect.Of(Panel));
        Assert.Equal(expected, File.ReadAllBytes(Device));
    }

    [Fact]
    public void Putting_a_frame_allocates_nothing()
    {
        var layout = LayoutOf("rgba");
        MakeDevice(layout);
        using var sink = new FramebufferSink(Device, Panel, layout, _faults);
        _frames.Present(sink, PixelRect.Of(Panel));
        Assert.Equal(0, QuietWindow.AllocatedBy(() =>
        {
            for (var i = 0; i < 100; i++) _frames.Present(sink, PixelRect.Of(Panel));
        }));
    }

    [Fact]
    public void After_its_end_it_takes_nothing()
    {
        var layout = LayoutOf("bgra");
        var sink = new FramebufferSink(Device, Panel, layout, _faults);
        MakeDevice(layout);
        sink.Dispose();
        sink.Dispose();
        _frames.Present(sink, PixelRect.Of(Panel));
        Assert.DoesNotContain(File.ReadAllBytes(Device), b => b != Untouched);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Screens larger than the panel, with rows longer than the screen.</summary>
    private static FramebufferLayout LayoutOf(string form) => form switch
    {
        "bgra" => FramebufferLayout.Bgra32(Screen, 192),
        "rgba" => FramebufferLayout.Rgba32(Screen, 192),
        "argb" => FramebufferLayout.Bgra32(Screen, 192) with { Red = new(8, 8), Green = new(16, 8), Blue = new(24, 8) },
        "rgb565" => FramebufferLayout.Rgb565(Screen, 96),
        "bgr565" => FramebufferLayout.Rgb565(Screen, 96) with { Red = new(0, 5), Blue = new(11, 5) },
        _ => FramebufferLayout.Bgra32(Screen, 192) with { Start = 192 * 3 + 8 },
    };

    private byte[] MakeDevice(FramebufferLayout layout)
    {
        byte[] memory = [.. Enumerable.Repeat(Untouched, (int)layout.Bytes + 100)];
        File.WriteAllBytes(Device, memory);
        return memory;
    }

    /// <summary>Writes into the file that the sink has mapped.</summary>
    private void Overwrite(byte[] bytes)
    {
        using var file = new FileStream(Device, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength(bytes.Length);
        file.Write(bytes);
    }

    /// <summary>What the device must show, pixel by pixel as the layout's bits say.</summary>
    private void Draw(byte[] memory, FramebufferLayout layout, PixelRect rect)
    {
        var shown = _frames.Shown();
        for (var y = rect.Y; y < rect.Bottom; y++)
        {
            for (var x = rect.X; x < rect.Right; x++)
            {
                var pixel = shown.AsSpan((y * Panel.Width + x) * 4, 4);
                var bits = Bits(pixel[2], layout.Red) | Bits(pixel[1], layout.Green) | Bits(pixel[0], layout.Blue);
                var at = (int)layout.Start + y * layout.LineLength + x * layout.BitsPerPixel / 8;
                if (layout.BitsPerPixel == 16) BinaryPrimitives.WriteUInt16LittleEndian(memory.AsSpan(at), (ushort)bits);
                else BinaryPrimitives.WriteUInt32LittleEndian(memory.AsSpan(at), bits | (uint)pixel[3] << Spare(layout));
            }
        }
    }

    private static uint Bits(byte value, FramebufferChannel channel) => (uint)Math.Round(value * ((1 << channel.Length) - 1) / 255d) << channel.Offset;

    private static int Spare(FramebufferLayout layout) => new[] { 0, 8, 16, 24 }.Except([layout.Red.Offset, layout.Green.Offset, layout.Blue.Offset]).Single();
}
