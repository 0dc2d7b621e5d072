using RearCloud.Cli.Panels.Reports;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.LiveView;

/// <summary>The answer of <c>/stats.json</c>, and what <c>rear panel --statistics</c> prints.</summary>
/// <param name="Panel">Which panel it is.</param>
/// <param name="Frames">How it has done.</param>
/// <param name="Replica">How its replica stands to the server.</param>
/// <param name="Viewers">Those who look at the live view.</param>
/// <param name="Process">What it costs.</param>
/// <param name="Energy">What it may have drawn.</param>
/// <param name="BareLoop">How a loop that does nothing kept the same beats; null if none runs.</param>
/// <param name="Faults">What failed while it went on, oldest first.</param>
internal sealed record LiveStatistics(
    LivePanelFacts Panel,
    PanelStatistics Frames,
    LiveReplica Replica,
    int Viewers,
    LiveProcess Process,
    EnergyEstimate Energy,
    BareBeatStatistics? BareLoop,
    IReadOnlyList<PanelFault> Faults);
