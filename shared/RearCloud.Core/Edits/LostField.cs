using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>A value of an edit that lost to what stood in its document.</summary>
/// <param name="Key">The document.</param>
/// <param name="Path">The member.</param>
/// <param name="Value">What was lost; null if a removal lost.</param>
public sealed record LostField(DocumentKey Key, FieldPath Path, JsonElement? Value);
