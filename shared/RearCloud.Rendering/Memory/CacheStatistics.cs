namespace RearCloud.Rendering.Memory;

/// <summary>A cache and how it did.</summary>
/// <param name="Name">In lower case, as metrics name it.</param>
/// <param name="Counts">Costs are bytes where <paramref name="IsBytes"/> says so, and entries otherwise.</param>
/// <param name="IsBytes">True if it holds pictures: all share one memory, but for films, which have one of their own.</param>
public sealed record CacheStatistics(string Name, CacheCounts Counts, bool IsBytes);
