using System.Text.Json;

namespace RearCloud.Core.Merging;

/// <summary>What a document becomes when an edit has been merged into it.</summary>
/// <param name="Body">The body after the merge.</param>
/// <param name="IsDeleted">Whether the document is a tombstone after the merge.</param>
/// <param name="Stamps">The stamps after the merge.</param>
/// <param name="Lost">Values that lost.</param>
/// <param name="IsChanged">False if the edit had no effect: the document keeps its version.</param>
public sealed record MergeOutcome(JsonElement Body, bool IsDeleted, FieldStamps Stamps, IReadOnlyList<LostValue> Lost, bool IsChanged);
