using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Statistics;

/// <summary>How one of a panel's sinks does.</summary>
/// <param name="Name">Of its type.</param>
/// <param name="State">How it does now.</param>
public sealed record SinkStatistics(string Name, SinkState State);
