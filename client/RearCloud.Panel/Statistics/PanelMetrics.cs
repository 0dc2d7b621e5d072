namespace RearCloud.Panel.Statistics;

/// <summary>Where a collector of metrics finds the panel's.</summary>
public static class PanelMetrics
{
    /// <summary>Name of the meter that every running panel has.</summary>
    public const string MeterName = "RearCloud.Panel";
}
