using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post;

/// <summary>What the panel's hardware takes.</summary>
public sealed record OutputOptions
{
    public PixelFormat Format { get; init; } = PixelFormat.Bgra8888;

    /// <summary>True to spread rounding over 8 x 8 pixels.</summary>
    public bool Dither { get; init; } = true;

    /// <summary>True to move the picture slowly by a pixel or two, so that nothing burns in.</summary>
    public bool ShiftsPixels { get; init; } = true;

    /// <summary>The panel's light, or null to derive it from the panel's peak.</summary>
    public BrightnessProfile? Brightness { get; init; }

    /// <summary>The panel's wear as <see cref="WearMap.Save"/> wrote it; empty for a new panel. Damaged bytes are a fault, and the map begins anew.</summary>
    public ReadOnlyMemory<byte> Wear { get; init; }
}
