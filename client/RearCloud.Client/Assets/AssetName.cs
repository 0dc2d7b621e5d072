using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Client.Assets;

/// <summary>Names of assets: 64 lower-case hexadecimal digits of SHA-256.</summary>
internal static class AssetName
{
    public const string Member = "asset";

    public static bool IsValid(string? text)
    {
        if (text is not { Length: 64 }) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiHexDigitLower(c)) return false;
        }

        return true;
    }

    /// <summary>
    /// Every asset that living documents name, wherever a member <c>asset</c> stands: so assets of widgets that this software does not know
    /// are there when it does.
    /// </summary>
    public static ImmutableHashSet<string> NamedIn(IEnumerable<Document> documents)
    {
        var names = ImmutableHashSet.CreateBuilder<string>();
        foreach (var document in documents)
        {
            if (!document.IsDeleted) Collect(document.Body, names);
        }

        return names.ToImmutable();
    }

    private static void Collect(JsonElement value, ImmutableHashSet<string>.Builder names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.String && member.NameEquals(Member) && member.Value.GetString() is { } name && IsValid(name)) names.Add(name);
                    else Collect(member.Value, names);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray()) Collect(item, names);
                break;
        }
    }
}
