namespace RearCloud.Web.History.Timeline;

/// <summary>A day of the history.</summary>
internal sealed record HistoryDay(DateOnly Day, IReadOnlyList<HistoryGroup> Groups);
