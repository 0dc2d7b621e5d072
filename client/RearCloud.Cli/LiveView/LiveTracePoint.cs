namespace RearCloud.Cli.LiveView;

/// <summary>A station and when the mutation passed it.</summary>
internal sealed record LiveTracePoint(string Station, DateTimeOffset At);
