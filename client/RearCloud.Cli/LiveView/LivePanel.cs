using System.Diagnostics;
using RearCloud.Cli.Panels;
using RearCloud.Client;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel;
using RearCloud.Panel.Sinks;

namespace RearCloud.Cli.LiveView;

/// <summary>What the live view tells of a running panel.</summary>
internal sealed class LivePanel(PanelProfile profile, PanelRuntime panel, LiveViewSink? sink, ReplicaLink? link)
{
    private readonly long _started = Stopwatch.GetTimestamp();

    public PanelProfile Profile => profile;

    /// <summary>Frames a second that are asked for now; 0 asleep.</summary>
    public int Hertz => panel.Statistics.Hertz;

    public long Presented => panel.Statistics.Presented;

    public LiveStatistics Read()
    {
        using var process = Process.GetCurrentProcess();
        return new LiveStatistics(
            new LivePanelFacts(profile.Id, profile.Name, profile.Size.Width, profile.Size.Height, profile.MaxRefreshHertz),
            panel.Statistics,
            ReplicaFacts(),
            sink?.Viewers ?? 0,
            new LiveProcess(
                Math.Round(Stopwatch.GetElapsedTime(_started).TotalSeconds, 3),
                Math.Round(process.TotalProcessorTime.TotalSeconds, 3),
                process.WorkingSet64),
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
