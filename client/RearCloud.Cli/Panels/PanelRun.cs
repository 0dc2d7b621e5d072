using System.Text.Json;
using Microsoft.Extensions.Logging;
using RearCloud.Cli.Errors;
using RearCloud.Cli.Json;
using RearCloud.Cli.LiveView;
using RearCloud.Cli.Panels.Outputs;
using RearCloud.Cli.Panels.Reports;
using RearCloud.Core;
using RearCloud.Panel;
using RearCloud.Panel.Linux.Power;
using RearCloud.Panel.Linux.Zones;
using RearCloud.Panel.Post;
using RearCloud.Panel.Recording;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tracing;
using RearCloud.Rendering.Post;

namespace RearCloud.Cli.Panels;

/// <summary>Runs one panel from its start to its end.</summary>
internal sealed class PanelRun(PanelPlan plan, TextWriter output, ProblemPrinter printer)
{
    private static readonly TimeSpan LookAtSources = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _clock = TimeProvider.System;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        using var loggers = LoggerFactory.Create(logging => logging
            .AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace)
            .SetMinimumLevel(plan.IsVerbose ? LogLevel.Information : LogLevel.Warning)
            // An address that is taken is told as a problem.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None));
        var teller = new FaultTeller(_clock, loggers);
        await using var _ = teller.ConfigureAwait(false);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (plan.Duration is { } duration) ending.CancelAfter(duration);

        var faults = teller.Log;
        if (!PanelSinks.Open(plan.Sinks, plan.Profile, plan.Output?.Format ?? PixelFormat.Bgra8888, faults).TryGet(out var sinks, out var problem)) return printer.Fail(problem);
        using var opened = sinks;
        var format = PixelFormat.Bgra8888;
        if (plan.Output?.FormatFor(sinks.Framebuffers).TryGet(out format, out problem) == false) return printer.Fail(problem!);
        var wear = new WearStore(PanelPaths.Wear(plan.Data, plan.Profile.Id), plan.Profile.Size, faults);
        var trace = plan.TraceFile is null ? null : new FrameTrace();
        InputRecorder? recorder = null;
        if (plan.RecordFile is { } file && !OpenRecorder(file, faults).TryGet(out recorder, out problem)) return printer.Fail(problem);
        using var recording = recorder;
        var panel = new PanelRuntime(OptionsWith(faults, sinks.All) with { Trace = trace, Output = plan.Output?.Options(format, wear), Recorder = recorder });
        await using var __ = panel.ConfigureAwait(false);
        plan.Output?.Feed(panel);
        panel.Start();
        using var sources = new SourceThread(Sources(), panel, LookAtSources, faults);
        using var hardware = plan.Output is { } wanted ? new OutputRun(wanted, wear, panel, faults, loggers.CreateLogger("RearCloud.Panel")) : null;
        using var bare = plan.HasBareLoop ? new BareBeats(plan.Profile.MaxRefreshHertz) : null;
        var code = await ServeAsync(panel, sinks.Live, bare, loggers, ending.Token).ConfigureAwait(false);
        return trace is null || code != ExitCodes.Done ? code : Write(trace, plan.TraceFile!);
    }

    private async Task<int> ServeAsync(PanelRuntime panel, LiveViewSink? live, BareBeats? bare, ILoggerFactory loggers, CancellationToken ending)
    {
        var link = plan.Server is { } server ? new ReplicaLink(server, plan.Data, plan.Profile.Id, panel, panel.Faults, loggers, _clock) : null;
        var view = new LivePanel(plan, panel, live, link, bare);
        LiveServer? web = null;
        if (plan.Live is { } address && live is not null)
        {
            var started = await LiveServer.StartAsync(address, view, live, loggers, ending).ConfigureAwait(false);
            if (!started.TryGet(out web, out var problem)) return printer.Fail(problem);
        }

        var following = link?.RunAsync(ending) ?? Task.CompletedTask;
        var counting = view.Energy.RunAsync(ending);
        output.WriteLine(JsonSerializer.Serialize(new PanelReady(true, web?.Address), RearJson.Default.PanelReady));
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.Delay(Timeout.InfiniteTimeSpan, _clock, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (plan.PrintsStatistics) Print(view.Read());
        if (web is not null) await web.DisposeAsync().ConfigureAwait(false);
        await following.ConfigureAwait(false);
        await counting.ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private void Print(LiveStatistics statistics)
    {
        if (plan.PrintsJson) output.WriteLine(JsonSerializer.Serialize(statistics, RearJson.Default.LiveStatistics));
        else PanelReport.Write(statistics, output);
    }

    private Result<InputRecorder> OpenRecorder(string path, FaultLog faults)
    {
        try
        {
            return new InputRecorder(path, plan.Profile, faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Problem("rear.record", "", e.Message, "Name a file that can be written with --record.");
        }
    }

    private int Write(FrameTrace trace, string path)
    {
        try
        {
            using var file = File.Create(path);
            ChromeTrace.Write(trace, file);
            return ExitCodes.Done;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return printer.Fail(new Problem("rear.trace", "", $"The trace could not be written: {e.Message}", "Name a file that can be written with --trace."));
        }
    }

    private PanelOptions OptionsWith(FaultLog faults, IReadOnlyList<IFrameSink> sinks)
    {
        return new PanelOptions
        {
            Panel = plan.Profile,
            Sinks = sinks,
            Assets = new AssetFolder(PanelPaths.Assets(plan.Data), plan.Profile.Id),
            SlotFolder = PanelPaths.Slots(plan.Data),
            DeviceId = plan.Device,
            Zone = plan.Zone,
            Culture = plan.Culture,
            Clock = _clock,
            Faults = faults,
            HasOverlay = plan.HasOverlay,
        };
    }

    private List<ISignalSource> Sources()
    {
        List<ISignalSource> sources = [new SysfsBattery(plan.PowerSupplies)];
        if (plan.FollowsZone) sources.Add(new LocalZone());
        return sources;
    }
}
