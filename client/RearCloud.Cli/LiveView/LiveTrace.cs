namespace RearCloud.Cli.LiveView;

/// <summary>The answer of <c>/traces/{id}</c>, in the form of the server's.</summary>
internal sealed record LiveTrace(string Trace, IReadOnlyList<LiveTracePoint> Points);
