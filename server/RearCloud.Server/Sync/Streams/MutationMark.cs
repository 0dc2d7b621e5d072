using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>Whose mutation it is and when it was made and came, for the history.</summary>
internal sealed record MutationMark(Actor Actor, ClientId Client, MutationId Id, TraceId Trace, string? Name, DateTimeOffset EditedAt, DateTimeOffset AcceptedAt);
