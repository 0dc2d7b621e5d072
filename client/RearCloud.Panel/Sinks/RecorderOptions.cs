namespace RearCloud.Panel.Sinks;

/// <summary>How a recording is made and where it ends by itself.</summary>
public sealed record RecorderOptions
{
    /// <summary>Beats a second that frames are put on. At the panel's own rate each frame has a beat of its own.</summary>
    public int Hertz { get; init; } = 120;

    /// <summary>The recording ends before its file grows beyond this.</summary>
    public long MaxBytes { get; init; } = 8L << 30;

    /// <summary>The recording ends when it plays this long.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(1);
}
