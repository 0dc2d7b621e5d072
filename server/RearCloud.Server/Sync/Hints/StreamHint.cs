using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Hints;

/// <summary>A stream stands at this sequence or beyond.</summary>
internal readonly record struct StreamHint(StreamId Stream, Sequence Sequence);
