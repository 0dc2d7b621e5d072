using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks.Framebuffer;

/// <summary>An open framebuffer: its memory and how a row of the panel becomes a row of it.</summary>
internal sealed class FramebufferScreen : IDisposable
{
    private readonly FramebufferMemory _memory;
    private readonly FramebufferLayout _layout;
    private readonly PixelRow _row;

    private FramebufferScreen(FramebufferMemory memory, FramebufferLayout layout)
    {
        _memory = memory;
        _layout = layout;
        _row = PixelRow.For(layout);
    }

    public static FramebufferScreen Open(string path, FramebufferLayout? told, PixelSize panel)
    {
        using var file = FramebufferDevice.Open(path);
        var layout = told ?? FramebufferDevice.Ask(file, path);
        if (layout.Size.Width < panel.Width || layout.Size.Height < panel.Height)
        {
            throw new NotSupportedException(
                $"{path} has {layout.Size} pixels, fewer than the panel's {panel}. Set a larger mode, or choose a profile of a smaller panel.");
        }

        if (!PixelRow.Can(layout))
        {
            throw new NotSupportedException(
                $"{path} has {layout.BitsPerPixel} bits a pixel with red {layout.Red}, green {layout.Green} and blue {layout.Blue}. "
                + "Set a mode of 32 bits with a byte for each colour, or of 16 bits with 5, 6 and 5.");
        }

        return new FramebufferScreen(FramebufferMemory.Map(file, path, layout.Bytes, isDevice: told is null), layout);
    }

    public void Write(in PanelFrame frame, PixelRect damage)
    {
        var memory = _memory.Bytes;
        var pixelBytes = _layout.BitsPerPixel / 8;
        for (var y = damage.Y; y < damage.Bottom; y++)
        {
            var at = _layout.Start + (long)y * _layout.LineLength + damage.X * pixelBytes;
            _row.Write(frame.Pixels.Slice(y * frame.RowBytes + damage.X * 4, damage.Width * 4), memory.Slice((int)at, damage.Width * pixelBytes));
        }
    }

    public void Dispose() => _memory.Dispose();
}
