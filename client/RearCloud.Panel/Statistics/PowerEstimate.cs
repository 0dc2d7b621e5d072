namespace RearCloud.Panel.Statistics;

/// <summary>What the panel may draw from the battery now, by <see cref="PowerModel"/>: an estimate, not a measurement. Milliwatts to two figures.</summary>
/// <param name="Total">All that is known together.</param>
/// <param name="Light">The lit pixels; null if nobody knows how much is lit.</param>
/// <param name="Refresh">Driving the display.</param>
/// <param name="Processor">Making the frames.</param>
public sealed record PowerEstimate(double Total, double? Light, double Refresh, double Processor);
