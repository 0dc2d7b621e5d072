using RearCloud.Server.History;

namespace RearCloud.Web.History.Timeline;

/// <summary>What one maker did in one minute.</summary>
internal sealed record HistoryGroup(HistoryMaker Maker, DateTimeOffset At, IReadOnlyList<HistoryLine> Lines);
