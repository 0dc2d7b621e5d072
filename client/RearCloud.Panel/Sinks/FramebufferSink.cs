using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.Framebuffers;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Shows the panel on a Linux framebuffer such as /dev/fb0: its output if it has one, else the composed picture, in the upper left corner.
/// Only what changed is written; nothing else of the memory is touched.
/// </summary>
/// <remarks>
/// The framebuffer's geometry is asked once, by FBIOGET_VSCREENINFO and FBIOGET_FSCREENINFO of linux/fb.h. A plain file stands for a device in tests and
/// where there is none; it must not become shorter while it is shown.
/// </remarks>
public sealed class FramebufferSink : IDirectSink, IDisposable
{
    private readonly PixelSize _panel;
    private readonly MappedMemory _memory;

    /// <param name="path">The device, or a plain file that is long enough.</param>
    /// <param name="panel">Size of the panel.</param>
    /// <param name="plain">Of a plain file; a device says itself how it is laid out.</param>
    /// <exception cref="IOException">There is no such framebuffer, it is smaller than the panel, or its pixels cannot be written. The message says which.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public FramebufferSink(string path, PixelSize panel, FramebufferLayout plain)
    {
        ArgumentNullException.ThrowIfNull(plain);
        _panel = panel;
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        Layout = FramebufferQuestion.Ask(file, path, plain);
        if (FramebufferFit.Misfit(Layout, panel) is { } misfit) throw new IOException($"{path} cannot show the panel: {misfit}");
        _memory = MappedMemory.Map(file, path, Layout.Bytes);
    }

    /// <summary>Of the framebuffer.</summary>
    public FramebufferLayout Layout { get; }

    public bool ShowsOutput => true;

    /// <exception cref="InvalidOperationException">The panel's output has pixels that this framebuffer does not take.</exception>
    public void Present(in PanelFrame frame)
    {
        if (frame.Output.IsNone)
        {
            Show(frame.Pixels, frame.RowBytes, PixelFormat.Bgra8888, frame.Damage);
        }
        else
        {
            Show(frame.Output.Pixels, frame.Output.RowBytes, frame.Output.Format, frame.Output.Damage);
        }
    }

    public void Dispose() => _memory.Dispose();

    private void Show(ReadOnlySpan<byte> pixels, int rowBytes, PixelFormat format, PixelRect damage)
    {
        var rect = damage.Intersect(PixelRect.Of(_panel));
        if (rect.IsEmpty) return;
        var from = PixelFormats.BytesOf(format);
        var to = PixelFormats.BytesOf(Layout.Format);
        var held = false;
        try
        {
            _memory.DangerousAddRef(ref held);
            for (var y = rect.Y; y < rect.Bottom; y++)
            {
                var source = pixels.Slice(y * rowBytes + rect.X * from, rect.Width * from);
                var target = _memory.Slice(Layout.Offset + (long)y * Layout.RowBytes + rect.X * to, rect.Width * to);
                FramebufferRow.Write(source, format, target, Layout.Format);
            }
        }
        finally
        {
            if (held) _memory.DangerousRelease();
        }
    }
}
