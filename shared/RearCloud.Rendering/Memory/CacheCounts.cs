namespace RearCloud.Rendering.Memory;

/// <summary>What a cache holds and how it did.</summary>
/// <param name="Entries">Things held.</param>
/// <param name="Cost">Their cost in the cache's unit.</param>
/// <param name="Hits">Questions answered from what was held.</param>
/// <param name="Misses">Questions for which something had to be made.</param>
/// <param name="Evictions">Things given up to stay inside the bound.</param>
public readonly record struct CacheCounts(int Entries, long Cost, long Hits, long Misses, long Evictions);
