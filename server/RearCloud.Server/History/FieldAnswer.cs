using System.Text.Json;

namespace RearCloud.Server.History;

/// <summary>A member and its value.</summary>
internal sealed record FieldAnswer(string Path, JsonElement? Value);
