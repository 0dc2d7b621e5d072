using System.Collections.Immutable;
using RearCloud.Rendering.Memory;

namespace RearCloud.Panel.Statistics;

/// <summary>How a panel has done since its start, frozen at one moment. Durations are microseconds.</summary>
/// <param name="Presented">Frames that went to the sinks.</param>
/// <param name="Unchanged">Frames that were due and showed nothing new, so that no sink was troubled.</param>
/// <param name="Missed">Beats on which a frame was due and the one before was not done.</param>
/// <param name="Hertz">Frames a second that are asked for now; 0 while the panel sleeps.</param>
/// <param name="DamagePixels">Pixels that were drawn, all frames together.</param>
/// <param name="AllocatedBytes">Managed bytes that the frame thread allocated in frames.</param>
/// <param name="Snapshots">Scenes that were built.</param>
/// <param name="SceneFailures">Scenes that could not be built.</param>
/// <param name="Faults">Faults of all kinds.</param>
/// <param name="Lateness">From the beat to the frame thread's waking.</param>
/// <param name="Build">Building a snapshot.</param>
/// <param name="Compose">Drawing a frame.</param>
/// <param name="Post">Making the hardware's output of a frame; none without an output.</param>
/// <param name="Present">Handing a frame to all sinks.</param>
/// <param name="ShownToPresented">From telling the panel of an edit to the end of the frame that shows it.</param>
public sealed record PanelStatistics(
    long Presented,
    long Unchanged,
    long Missed,
    int Hertz,
    long DamagePixels,
    long AllocatedBytes,
    long Snapshots,
    long SceneFailures,
    long Faults,
    Percentiles Lateness,
    Percentiles Build,
    Percentiles Compose,
    Percentiles Post,
    Percentiles Present,
    Percentiles ShownToPresented)
{
    /// <summary>Whole frames that were presented, from the waking to the end of the sinks.</summary>
    public required Percentiles Frame { get; init; }

    /// <summary>Why beats were missed.</summary>
    public required MissedBeats MissedBy { get; init; }

    /// <summary>Frames of films that were not decoded in time, so that the ones before stood longer. No beat is missed by that.</summary>
    public required long LateFilmFrames { get; init; }

    /// <summary>Widgets that were replaced by their placeholder because they hung or took too long, now.</summary>
    public required int ReplacedWidgets { get; init; }

    /// <summary>Scene threads that hung and were left behind.</summary>
    public required int AbandonedScenes { get; init; }

    public required CollectorStatistics Collector { get; init; }

    /// <summary>What is kept for drawing: each cache with what it holds, and how often it had what was asked for; empty before the first frame.</summary>
    public required ImmutableArray<CacheStatistics> Caches { get; init; }

    /// <summary>How urgently the panel's threads run; empty before they do.</summary>
    public required IReadOnlyList<ThreadGrant> Threads { get; init; }

    public required PowerEstimate Power { get; init; }

    /// <summary>How the sinks do, in the order of <see cref="PanelOptions.Sinks"/>.</summary>
    public required IReadOnlyList<SinkStatistics> Sinks { get; init; }

    /// <summary>What the output for hardware is made with; null without an output.</summary>
    public required DisplayStatistics? Display { get; init; }
}
