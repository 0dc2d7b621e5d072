namespace RearCloud.Panel.Sinks;

/// <summary>How a panel is recorded, and where a recording ends by itself.</summary>
public record RecorderOptions
{
    /// <summary>Beats a second on which pictures begin, 1 to 1000.</summary>
    public int Hertz { get; init; } = 60;

    /// <summary>The recording ends before the file is larger.</summary>
    public long MaxBytes { get; init; } = 4L << 30;

    /// <summary>The recording ends before it plays longer.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// True behind a running panel: frames are copied and written on a thread of the recorder's own, and those that come faster than that are skipped.
    /// False behind a <see cref="PanelStepper"/>: every frame counts, for whoever presents them can wait.
    /// </summary>
    public bool HasThread { get; init; } = true;

    /// <summary>What a running panel's time is measured by; its monotonic clock alone is read.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
