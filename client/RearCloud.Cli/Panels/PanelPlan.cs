using System.Globalization;
using System.Net;
using RearCloud.Cli.Panels.Outputs;
using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Cli.Panels;

/// <summary>A wish that was checked: what <c>rear panel</c> will do.</summary>
internal sealed record PanelPlan
{
    public required PanelProfile Profile { get; init; }

    /// <summary>Null without a server.</summary>
    public ServerPlan? Server { get; init; }

    public required string Data { get; init; }

    public string? Device { get; init; }

    /// <summary>Null if no live view was asked for.</summary>
    public IPEndPoint? Live { get; init; }

    public required IReadOnlyList<SinkChoice> Sinks { get; init; }

    /// <summary>Null if there is no output for hardware.</summary>
    public OutputPlan? Output { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>True if the zone follows the machine's.</summary>
    public bool FollowsZone { get; init; }

    public required CultureInfo Culture { get; init; }

    public required string PowerSupplies { get; init; }

    /// <summary>Null: until told to end.</summary>
    public TimeSpan? Duration { get; init; }

    public bool PrintsStatistics { get; init; }

    /// <summary>True to run a loop beside the panel that only waits for the same beats.</summary>
    public bool HasBareLoop { get; init; }

    public bool HasOverlay { get; init; }

    /// <summary>The file that the trace is written to at the end; null for none.</summary>
    public string? TraceFile { get; init; }

    /// <summary>The file that frames are recorded to; null for none.</summary>
    public string? RecordFile { get; init; }

    public bool IsVerbose { get; init; }

    public bool PrintsJson { get; init; }

    public static Result<PanelPlan> Read(PanelWish wish)
    {
        if (!PanelChoice.Panel(wish.Profile).TryGet(out var profile, out var problem)) return problem;
        if (!PanelChoice.Zone(wish.Zone).TryGet(out var zone, out problem)) return problem;
        var culture = CultureInfo.CurrentCulture;
        if (wish.Culture is not null && !PanelChoice.Culture(wish.Culture).TryGet(out culture, out problem)) return problem;
        if (!ServerPlan.Read(wish).TryGet(out var server, out problem)) return problem;
        if (wish.Seconds is not (null or (> 0 and <= 1e8))) return Wrong("rear.seconds", $"A panel cannot run for {wish.Seconds} seconds.", "Use a number above 0.");
        if (!SinkChoice.Read(wish.Sinks).TryGet(out var sinks, out problem)) return problem;
        if (!OutputPlan.Read(wish, sinks).TryGet(out var output, out problem)) return problem;
        var traceFile = wish.Trace is null ? null : Path.GetFullPath(wish.Trace);
        if (traceFile is not null && !Directory.Exists(Path.GetDirectoryName(traceFile)))
            return Wrong("rear.trace", $"There is no folder for {traceFile}.", "Name a file in a folder that exists.");
        var recordFile = wish.Record is null ? null : Path.GetFullPath(wish.Record);
        if (recordFile is not null && (Directory.Exists(recordFile) || !Directory.Exists(Path.GetDirectoryName(recordFile))))
            return Wrong("rear.record", $"A recording cannot be written to {recordFile}.", "Name a file in a folder that exists.");
        IPEndPoint? live = null;
        if (Array.Exists(sinks, s => s.Kind == SinkKind.Live) && !ReadAddress(wish.Live).TryGet(out live, out problem)) return problem;

        return new PanelPlan
        {
            Profile = profile,
            Server = server.Server,
            Data = Path.GetFullPath(wish.Data ?? PanelPaths.DefaultData),
            Device = wish.Device,
            Live = live,
            Sinks = sinks,
            Output = output.Output,
            Zone = zone,
            FollowsZone = wish.Zone is null,
            Culture = culture,
            PowerSupplies = wish.PowerSupplies,
            Duration = wish.Seconds is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            PrintsStatistics = wish.PrintsStatistics,
            HasBareLoop = wish.HasBareLoop,
            HasOverlay = wish.HasOverlay,
            TraceFile = traceFile,
            RecordFile = recordFile,
            IsVerbose = wish.IsVerbose,
            PrintsJson = wish.PrintsJson,
        };
    }

    /// <summary>An address to listen on: of this machine, never a name that must be looked up.</summary>
    private static Result<IPEndPoint> ReadAddress(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.PathAndQuery == "/")
        {
            // Without a port in the text, Uri says 80.
            if (uri.Host == "localhost") return new IPEndPoint(IPAddress.Loopback, uri.Port);
            if (IPAddress.TryParse(uri.Host.Trim('[', ']'), out var address)) return new IPEndPoint(address, uri.Port);
        }

        return Wrong("rear.live", $"'{text}' is not an address to listen on.", "Write http://127.0.0.1:5090, or port 0 for a free one.");
    }

    private static Problem Wrong(string code, string message, string remedy) => new(code, "", message, remedy);
}
