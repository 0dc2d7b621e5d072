namespace RearCloud.Core.Edits;

/// <summary>A station and when the mutation passed it first, by the clock of the machine that saw it.</summary>
public sealed record EditTracePoint(EditStation Station, DateTimeOffset At);
