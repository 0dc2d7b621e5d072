namespace RearCloud.Panel.Sinks;

/// <summary>How a live view is encoded.</summary>
public sealed record LiveViewOptions
{
    /// <summary>Frames a second that are encoded at most. Encoding costs milliseconds; the panel's own rate is not touched.</summary>
    public int MaxHertz { get; init; } = 60;

    /// <summary>JPEG quality, 1 to 100.</summary>
    public int JpegQuality { get; init; } = 90;

    /// <summary>Viewers at the same time.</summary>
    public int MaxViewers { get; init; } = 64;
}
