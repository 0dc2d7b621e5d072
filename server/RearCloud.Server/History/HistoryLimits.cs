namespace RearCloud.Server.History;

/// <summary>Bounds of reading the history.</summary>
public static class HistoryLimits
{
    /// <summary>Changes in one page.</summary>
    public const int PageSize = 200;
}
