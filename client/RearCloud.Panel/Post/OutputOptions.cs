using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post;

/// <summary>What the panel's hardware takes.</summary>
public sealed record OutputOptions
{
    /// <summary>Of the pixels that sinks get.</summary>
    public PixelFormat Format { get; init; } = PixelFormat.Bgra8888;

    /// <summary>True to spread rounding over 8 x 8 pixels, so that gradients have no bands.</summary>
    public bool Dither { get; init; } = true;

    /// <summary>True to move the picture slowly by a pixel or two, once a minute, so that nothing burns in. For panels that light each pixel; an LCD needs it not.</summary>
    public bool ShiftsPixels { get; init; } = true;

    /// <summary>The panel's light in nits, or null to derive it from <see cref="Core.Panels.PanelProfile.PeakNits"/>.</summary>
    public BrightnessProfile? Brightness { get; init; }

    /// <summary>The panel's wear as <see cref="PanelRuntime.SaveWear"/> gave it; empty for a new panel. Damaged bytes are a fault, and the map begins anew.</summary>
    public ReadOnlyMemory<byte> Wear { get; init; }
}
