using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Frames;

/// <summary>What a panel's hardware takes, after brightness, colour, shift and dither. Valid only during the call that brings it; default is none.</summary>
/// <param name="pixels">Rows from top to bottom.</param>
/// <param name="rowBytes">Bytes from one row to the next.</param>
/// <param name="format">Of the pixels.</param>
/// <param name="damage">Nothing outside changed since this sink's last frame; empty if only the composed picture is told anew.</param>
public readonly ref struct PanelOutput(ReadOnlySpan<byte> pixels, int rowBytes, PixelFormat format, PixelRect damage)
{
    /// <summary>True if the panel has no output, or the sink does not show it.</summary>
    public bool IsNone => Pixels.IsEmpty;

    /// <summary>Rows from top to bottom in <see cref="Format"/>.</summary>
    public ReadOnlySpan<byte> Pixels { get; } = pixels;

    /// <summary>Bytes from one row to the next.</summary>
    public int RowBytes { get; } = rowBytes;

    /// <summary>As <see cref="Post.OutputOptions.Format"/> asked for it.</summary>
    public PixelFormat Format { get; } = format;

    /// <summary>Outside it nothing changed since this sink's last frame.</summary>
    public PixelRect Damage { get; } = damage;
}
