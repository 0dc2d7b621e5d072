using System.Text.Json.Serialization;

namespace RearCloud.Client.Outbox;

/// <summary>Source-generated JSON of what the outbox keeps.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredMutation))]
[JsonSerializable(typeof(StoredRefusal))]
[JsonSerializable(typeof(StoredConflict))]
[JsonSerializable(typeof(JournalRecord))]
internal sealed partial class OutboxJson : JsonSerializerContext;
