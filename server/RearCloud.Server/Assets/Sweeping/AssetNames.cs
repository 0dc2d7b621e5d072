using System.Text.Json;

namespace RearCloud.Server.Assets.Sweeping;

/// <summary>Finds whatever may name an asset in a document: each text that could be a name, wherever it stands, so that kinds of the future count too.</summary>
internal static class AssetNames
{
    public static IReadOnlySet<string> In(JsonElement body)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(body, names);
        return names;
    }

    // A document's depth is limited where it enters.
    private static void Collect(JsonElement value, HashSet<string> names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Collect(member.Value, names);
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Collect(item, names);
                break;
            case JsonValueKind.String when BlobName.IsValid(value.GetString()):
                names.Add(value.GetString()!);
                break;
        }
    }
}
