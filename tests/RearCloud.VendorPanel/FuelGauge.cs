using System.Globalization;
using RearCloud.Panel.Signals;
using RearCloud.Scene;

namespace RearCloud.VendorPanel;

#region signal
/// <summary>The board's battery: a file with the charge in percent.</summary>
internal sealed class FuelGauge(string path) : ISignalSource
{
    public string Name => "fuel gauge";

    // On a thread of its own: it may wait, and what it throws is a fault that the panel survives.
    public void Look(IPanelFeed feed) =>
        feed.Feed(SignalNames.BatteryLevel, SignalValue.Of(double.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture)));
}
#endregion
