using System.Diagnostics;
using RearCloud.Cli.Panels;
using RearCloud.Cli.Panels.Reports;
using RearCloud.Client;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.LiveView;

/// <summary>What the live view tells of a running panel.</summary>
/// <param name="plan">What was asked for.</param>
/// <param name="panel">The panel.</param>
/// <param name="sink">The live view, or null.</param>
/// <param name="link">To the replica, or null.</param>
/// <param name="bare">The loop beside it, or null.</param>
internal sealed class LivePanel(PanelPlan plan, PanelRuntime panel, LiveViewSink? sink, ReplicaLink? link, BareBeats? bare)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public PanelProfile Profile => plan.Profile;

    /// <summary>What it may have drawn.</summary>
    public EnergyCount Energy { get; } = new(() => panel.Power, TimeProvider.System);

    /// <summary>Frames a second that are asked for now; 0 asleep.</summary>
    public int Hertz => panel.Statistics.Hertz;

    public long Presented => panel.Statistics.Presented;

    public LiveStatistics Read()
    {
        using var process = Process.GetCurrentProcess();
        var profile = plan.Profile;
        var statistics = panel.Statistics;
        return new LiveStatistics(
            new LivePanelFacts(profile.Id, profile.Name, profile.Size.Width, profile.Size.Height, profile.MaxRefreshHertz),
            // The sinks stand in the order in which they were asked for.
            statistics with { Sinks = [.. statistics.Sinks.Zip(plan.Sinks, (s, choice) => s with { Name = choice.Name })] },
            ReplicaFacts(),
            sink?.Viewers ?? 0,
            new LiveProcess(
                Math.Round(Stopwatch.GetElapsedTime(_started).TotalSeconds, 3),
                Math.Round(process.TotalProcessorTime.TotalSeconds, 3),
                process.WorkingSet64,
                GC.GetTotalAllocatedBytes()),
            Energy.Read(),
            bare?.Read(),
            panel.Faults.Recent);
    }

    /// <summary>The stations that the client and the panel saw, in the order of the way; null if neither knows the mutation.</summary>
    public LiveTrace? FindTrace(TraceId id)
    {
        var points = link?.FindTrace(id)?.Points ?? [];
        if (panel.Traces.TryGet(id, out var trace)) points = [.. points, .. trace.Points];
        return points.Count == 0 ? null : new LiveTrace(id.Value, [.. points.OrderBy(p => p.Station).Select(p => new LiveTracePoint(NameOf(p.Station), p.At))]);
    }

    private static string NameOf(EditStation station) => station.ToString().ToLowerInvariant();

    private LiveReplica ReplicaFacts() => link?.State switch
    {
        _ when link is null => new LiveReplica("none", null),
        null => new LiveReplica("opening", null),
        SyncState.UpToDate => new LiveReplica("up-to-date", null),
        SyncState.Offline offline => new LiveReplica("offline", offline.Reason.Message),
        SyncState.Refused refused => new LiveReplica("refused", refused.Reason.Message),
        _ => new LiveReplica("connecting", null),
    };
}
