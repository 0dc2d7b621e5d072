namespace RearCloud.Cli.Panels.Outputs;

/// <summary>An output for hardware or none.</summary>
internal readonly record struct OutputChoice(OutputPlan? Output);
