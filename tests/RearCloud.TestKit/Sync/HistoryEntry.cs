using System.Text.Json;

namespace RearCloud.TestKit.Sync;

/// <summary>A change as the database keeps it.</summary>
public sealed record HistoryEntry(long Sequence, string Client, long Mutation, JsonElement Edit, DateTimeOffset EditedAt, string? Name);
