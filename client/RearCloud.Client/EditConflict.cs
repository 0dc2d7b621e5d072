using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;

namespace RearCloud.Client;

/// <summary>
/// A value of an accepted edit that lost to what somebody else had set meanwhile. It stays until it is restored or dismissed, also over a restart.
/// </summary>
/// <param name="Trace">The trace that <see cref="RearCloudClient.EditAsync(Edit, CancellationToken)"/> returned.</param>
/// <param name="EditedAt">When it was made, by the device's clock.</param>
/// <param name="Key">The document.</param>
/// <param name="Path">The member.</param>
/// <param name="Value">What was lost; null if a removal lost.</param>
public sealed record EditConflict(TraceId Trace, DateTimeOffset EditedAt, DocumentKey Key, FieldPath Path, JsonElement? Value);
