using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Sinks.Framebuffer;

namespace RearCloud.Panel.Tests.Sinks.Framebuffer;

public sealed class FramebufferDeviceTests
{
    [Fact]
    public void The_structures_lie_as_the_kernels_do()
    {
        Assert.Equal(160, Unsafe.SizeOf<VariableScreenInfo>());
        Assert.Equal(24, OffsetOf<VariableScreenInfo>(nameof(VariableScreenInfo.BitsPerPixel)));
        Assert.Equal(32, OffsetOf<VariableScreenInfo>(nameof(VariableScreenInfo.Red)));
        Assert.SkipUnless(nint.Size == 8, "The offsets below are those of 64 bits.");
        Assert.Equal(80, Unsafe.SizeOf<FixedScreenInfo>());
        Assert.Equal(16, OffsetOf<FixedScreenInfo>(nameof(FixedScreenInfo.MemoryStart)));
        Assert.Equal(36, OffsetOf<FixedScreenInfo>(nameof(FixedScreenInfo.Visual)));
        Assert.Equal(48, OffsetOf<FixedScreenInfo>(nameof(FixedScreenInfo.LineLength)));
        Assert.Equal(56, OffsetOf<FixedScreenInfo>(nameof(FixedScreenInfo.RegistersStart)));
    }

    [Fact]
    public void What_a_device_says_becomes_its_layout()
    {
        var variable = new VariableScreenInfo
        {
            Width = 904,
            Height = 572,
            VirtualWidth = 1024,
            VirtualHeight = 1144,
            OffsetX = 4,
            OffsetY = 572,
            BitsPerPixel = 32,
            Red = new(16, 8, 0),
            Green = new(8, 8, 0),
            Blue = new(0, 8, 0),
            Transparency = new(24, 8, 0),
        };
        var constant = new FixedScreenInfo { MemoryStart = 0xE000_0000, Visual = 2, LineLength = 4096 };

        var layout = FramebufferDevice.LayoutOf(variable, constant, "/dev/fb0");

        Assert.Equal(FramebufferLayout.Bgra32(new PixelSize(904, 572), 4096) with { Start = 572 * 4096 + 16 }, layout);
    }

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(1, 2, 0)]
    [InlineData(0, 2, 1)]
    public void A_device_without_true_colours_is_refused(uint type, uint visual, uint grayscale)
    {
        var wrong = Assert.Throws<NotSupportedException>(() => FramebufferDevice.LayoutOf(
            new VariableScreenInfo { BitsPerPixel = 8, Grayscale = grayscale }, new FixedScreenInfo { Type = type, Visual = visual }, "/dev/fb7"));
        Assert.Contains("/dev/fb7", wrong.Message, StringComparison.Ordinal);
    }

    private static int OffsetOf<T>(string member) => (int)Marshal.OffsetOf<T>(member);
}
