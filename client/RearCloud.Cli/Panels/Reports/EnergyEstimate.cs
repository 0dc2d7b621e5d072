namespace RearCloud.Cli.Panels.Reports;

/// <summary>What the panel may have drawn from the battery since its start: an estimate, not a measurement.</summary>
/// <param name="Joules">All together.</param>
/// <param name="MeanMilliwatts">On average.</param>
internal sealed record EnergyEstimate(double Joules, double MeanMilliwatts);
