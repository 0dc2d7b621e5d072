using System.Text.Json;

namespace RearCloud.Client.Outbox;

/// <summary>A field change as the outbox keeps it; without a value the member is removed.</summary>
internal sealed record StoredField(string Path, JsonElement? Value);
