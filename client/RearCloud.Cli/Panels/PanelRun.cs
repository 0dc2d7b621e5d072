using System.Text.Json;
using Microsoft.Extensions.Logging;
using RearCloud.Cli.Errors;
using RearCloud.Cli.Json;
using RearCloud.Cli.LiveView;
using RearCloud.Cli.Sinks;
using RearCloud.Panel;
using RearCloud.Panel.Linux.Power;
using RearCloud.Panel.Linux.Zones;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;

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
        using var live = plan.Live is null ? null : new LiveViewSink(plan.Profile.Size, new LiveViewOptions(), faults);
        using var sinks = new OpenSinks(plan.Sinks, plan.Profile, faults, _clock);
        var panel = new PanelRuntime(OptionsWith(faults, live is null ? sinks.All : [.. sinks.All, live]));
        await using var __ = panel.ConfigureAwait(false);
        panel.Start();
        using var sources = new SourceThread(Sources(), panel, LookAtSources, faults);
        return await ServeAsync(panel, live, loggers, ending.Token).ConfigureAwait(false);
    }

    private async Task<int> ServeAsync(PanelRuntime panel, LiveViewSink? live, ILoggerFactory loggers, CancellationToken ending)
    {
        var link = plan.Server is { } server ? new ReplicaLink(server, plan.Data, plan.Profile.Id, panel, panel.Faults, loggers, _clock) : null;
        var view = new LivePanel(plan.Profile, panel, live, link);
        LiveServer? web = null;
        if (plan.Live is { } address && live is not null)
        {
            var started = await LiveServer.StartAsync(address, view, live, loggers, ending).ConfigureAwait(false);
            if (!started.TryGet(out web, out var problem)) return printer.Fail(problem);
        }

        var following = link?.RunAsync(ending) ?? Task.CompletedTask;
        output.WriteLine(JsonSerializer.Serialize(new PanelReady(true, web?.Address), RearJson.Default.PanelReady));
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
        await Task.Delay(Timeout.InfiniteTimeSpan, _clock, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

        if (plan.PrintsStatistics) output.WriteLine(JsonSerializer.Serialize(view.Read(), RearJson.Default.LiveStatistics));
        if (web is not null) await web.DisposeAsync().ConfigureAwait(false);
        await following.ConfigureAwait(false);
        return ExitCodes.Done;
    }

    private PanelOptions OptionsWith(FaultLog faults, IReadOnlyList<IFrameSink> sinks) => new()
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
    };

    private List<ISignalSource> Sources()
    {
        List<ISignalSource> sources = [new SysfsBattery(plan.PowerSupplies)];
        if (plan.FollowsZone) sources.Add(new LocalZone());
        return sources;
    }
}
