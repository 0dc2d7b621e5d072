namespace RearCloud.Panel.Sinks;

/// <summary>How a panel is recorded.</summary>
public sealed record Y4mOptions
{
    /// <summary>Frames a second of the file, 1 to 1000.</summary>
    public int Hertz { get; init; } = 60;

    public Y4mMatrix Matrix { get; init; } = Y4mMatrix.Bt709;

    /// <summary>True for 0 to 255; false for luma of 16 to 235 and colour differences of 16 to 240.</summary>
    public bool IsFullRange { get; init; }

    /// <summary>The recording ends before the file is larger.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>The recording ends before the video is longer.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// True behind a running panel: frames are copied and written on a thread of the recorder's own, and those that come faster than that are skipped.
    /// False if every frame counts, for whoever presents them can wait.
    /// </summary>
    public bool HasThread { get; init; } = true;
}
