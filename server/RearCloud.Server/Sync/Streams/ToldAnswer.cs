using RearCloud.Core.Edits;

namespace RearCloud.Server.Sync.Streams;

/// <summary>An answer of the door with the mark by which its mutation is known again.</summary>
internal sealed record ToldAnswer(TraceId Trace, MutationResult Result);
