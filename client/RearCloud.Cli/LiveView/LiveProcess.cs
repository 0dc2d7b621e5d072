namespace RearCloud.Cli.LiveView;

/// <summary>What the program costs since its panel started.</summary>
/// <param name="Seconds">Since then.</param>
/// <param name="ProcessorSeconds">Of all threads.</param>
/// <param name="MemoryBytes">That it holds now.</param>
/// <param name="AllocatedBytes">Managed bytes of all threads, those that were collected too.</param>
internal sealed record LiveProcess(double Seconds, double ProcessorSeconds, long MemoryBytes, long AllocatedBytes);
