namespace RearCloud.Panel.Tracing.Rings;

/// <summary>One event of a trace.</summary>
/// <param name="Stage">What it was.</param>
/// <param name="Begin">Monotonic nanoseconds.</param>
/// <param name="End">Monotonic nanoseconds; the begin for what has no length.</param>
/// <param name="Frame">Number of the frame, snapshot or beat.</param>
/// <param name="Amount">Damage in pixels, missed beats, or lateness in nanoseconds, by stage.</param>
/// <param name="Detail">The cause of a miss.</param>
internal readonly record struct TraceEvent(TraceStage Stage, long Begin, long End, long Frame, long Amount = 0, int Detail = 0);
