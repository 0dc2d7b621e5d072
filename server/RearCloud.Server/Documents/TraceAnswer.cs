using RearCloud.Core.Edits;

namespace RearCloud.Server.Documents;

/// <summary>The stations of one edit's way that this machine saw.</summary>
internal sealed record TraceAnswer(string Trace, IReadOnlyList<TraceAnswer.Point> Points)
{
    public static TraceAnswer Of(EditTrace trace) =>
        new(trace.Id.Value, [.. trace.Points.Select(p => new Point(p.Station.ToString().ToLowerInvariant(), p.At))]);

    /// <summary>When the edit passed a station.</summary>
    internal sealed record Point(string Station, DateTimeOffset At);
}
