namespace RearCloud.Cli.LiveView;

/// <summary>What the program costs since its panel started.</summary>
internal sealed record LiveProcess(double Seconds, double ProcessorSeconds, long MemoryBytes);
