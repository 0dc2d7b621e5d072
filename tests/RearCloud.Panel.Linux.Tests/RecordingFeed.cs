using RearCloud.Panel.Signals;
using RearCloud.Scene;

namespace RearCloud.Panel.Linux.Tests;

/// <summary>Keeps what a source fed.</summary>
internal sealed class RecordingFeed : IPanelFeed
{
    public Dictionary<string, SignalValue> Values { get; } = [];

    public List<string> Zones { get; } = [];

    public void Feed(string name, SignalValue value) => Values[name] = value;

    public void Forget(string name) => Values.Remove(name);

    public void SetZone(TimeZoneInfo zone) => Zones.Add(zone.Id);
}
