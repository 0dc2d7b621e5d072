namespace RearCloud.Core.Edits;

/// <summary>The stations that one machine saw of a mutation's way, in the order of the way.</summary>
public sealed record EditTrace(TraceId Id, IReadOnlyList<EditTracePoint> Points);
