using System.Text.Json;
using RearCloud.Core.Edits;

namespace RearCloud.Core.Merging;

/// <summary>A value that lost a conflict and is kept in the history, so that a person can bring it back.</summary>
/// <param name="Path">The member.</param>
/// <param name="Value">What was lost; null if a removal lost.</param>
/// <param name="WasIncoming">True if the newly arrived edit lost to what stands; false if what stood was replaced by a concurrent edit.</param>
public sealed record LostValue(FieldPath Path, JsonElement? Value, bool WasIncoming);
