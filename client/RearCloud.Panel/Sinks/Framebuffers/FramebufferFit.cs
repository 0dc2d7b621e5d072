using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Sinks.Framebuffers;

/// <summary>Whether a panel can be shown on a framebuffer.</summary>
internal static class FramebufferFit
{
    /// <summary>Why not, in a sentence; null if it can.</summary>
    public static string? Misfit(FramebufferLayout layout, PixelSize panel)
    {
        if (layout.Format is not (PixelFormat.Bgra8888 or PixelFormat.Rgb565)) return $"pixels of {layout.Format} cannot be written, only 32 bit BGRA and 16 bit RGB565.";
        if (layout.Size.Width < panel.Width || layout.Size.Height < panel.Height) return $"it has {layout.Size} pixels and the panel {panel}.";
        if (layout.Offset < 0) return $"its first pixel lies at byte {layout.Offset}.";
        return layout.RowBytes < (long)layout.Size.Width * PixelFormats.BytesOf(layout.Format)
            ? $"{layout.RowBytes} bytes a line do not hold {layout.Size.Width} pixels of {layout.Format}."
            : null;
    }
}
