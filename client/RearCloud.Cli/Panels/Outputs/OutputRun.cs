using Microsoft.Extensions.Logging;
using RearCloud.Panel;
using RearCloud.Panel.Linux.Light;
using RearCloud.Panel.Post;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Panels.Outputs;

/// <summary>What runs beside a panel with an output: the light around is looked at, and the wear is kept. Ends before the panel does.</summary>
internal sealed class OutputRun : IDisposable
{
    private static readonly TimeSpan LookAtLight = TimeSpan.FromMilliseconds(500);

    private readonly WearKeeper _wear;
    private readonly SourceThread _light;

    public OutputRun(OutputPlan plan, WearStore wear, PanelRuntime panel, FaultLog faults, ILogger log)
    {
        _wear = new WearKeeper(wear, panel, faults);
        // Who chose a brightness needs no sensor.
        Action? tell = plan.Brightness is null ? () => log.NoLightSensor(plan.LightSensors) : null;
        _light = new SourceThread([new IioLightSensor(plan.LightSensors, tell)], panel, LookAtLight, faults);
    }

    public void Dispose()
    {
        _light.Dispose();
        _wear.Dispose();
    }
}
