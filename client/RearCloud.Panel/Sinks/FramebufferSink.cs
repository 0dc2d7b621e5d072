using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.Framebuffer;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Shows the panel on a Linux framebuffer (fbdev), in its upper left corner: writes only what changed, in the device's own form.
/// </summary>
/// <remarks>Not a direct sink: a driver may make its writer wait for the device's memory, and a file's for the disk.</remarks>
/// <param name="path">A device such as <c>/dev/fb0</c>, or a plain file of the same layout.</param>
/// <param name="size">Of the panel.</param>
/// <param name="layout">Null: the device is asked. A plain file cannot be asked, and must be as long as its layout says.</param>
/// <param name="faults">Where a sink that hangs at the end is noted.</param>
public sealed class FramebufferSink(string path, PixelSize size, FramebufferLayout? layout, FaultLog faults) : IFrameSink, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly string _path = Path.GetFullPath(path);
    private readonly Lock _gate = new();
    private FramebufferScreen? _screen;
    private bool _isDisposed;

    /// <summary>Opens the framebuffer if it is not open.</summary>
    /// <exception cref="IOException">It cannot be opened or mapped.</exception>
    /// <exception cref="NotSupportedException">It is smaller than the panel, or its pixels have a form that this sink does not write.</exception>
    public void Present(in PanelFrame frame)
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            // A screen that was opened just now shows something else.
            var damage = _screen is null ? PixelRect.Of(frame.Size) : frame.Damage;
            _screen ??= FramebufferScreen.Open(_path, layout, size);
            _screen.Write(frame, damage);
        }
    }

    /// <summary>Closes the framebuffer; the last picture stays on it.</summary>
    public void Dispose()
    {
        if (!_gate.TryEnter(Patience))
        {
            // Memory that is taken from under a writer would end the program.
            faults.Report(nameof(FramebufferSink), $"{_path} hangs and stays open.");
            return;
        }

        _isDisposed = true;
        _screen?.Dispose();
        _screen = null;
        _gate.Exit();
    }
}
