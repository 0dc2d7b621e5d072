using RearCloud.Core.Documents;

namespace RearCloud.Core.Merging;

/// <summary>Who set a member when: its place in the stream and the corrected time of the edit.</summary>
public sealed record FieldStamp(Sequence Sequence, DateTimeOffset EditedAt);
