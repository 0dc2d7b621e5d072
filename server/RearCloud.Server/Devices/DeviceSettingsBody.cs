using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Validation;

namespace RearCloud.Server.Devices;

/// <summary>The device settings as the server itself writes and reads them.</summary>
internal static class DeviceSettingsBody
{
    public static FieldPath Name { get; } = FieldPath.Of("name");

    public static DocumentKey KeyOf(string deviceId) => new(DocumentKind.DeviceSettings, new DocumentId(deviceId));

    public static JsonElement New(string name, string panel) => JsonSerializer.SerializeToElement(new { format = DocumentCheck.CurrentFormat, name, panel });

    public static string? NameOf(Document settings) =>
        settings.Body.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;
}
