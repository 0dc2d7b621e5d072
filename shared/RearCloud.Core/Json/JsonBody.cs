using System.Text.Json;

namespace RearCloud.Core.Json;

/// <summary>Reads bodies from outside under the limits of <see cref="Limits"/>.</summary>
public static class JsonBody
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = Limits.DocumentDepth, AllowDuplicateProperties = false };

    /// <summary>An empty object.</summary>
    public static JsonElement Empty { get; } = JsonElement.Parse("{}");

    /// <summary>Reads a JSON object from UTF-8. The result holds no rented memory.</summary>
    public static Result<JsonElement> ParseObject(ReadOnlySpan<byte> utf8)
    {
        var parsed = ParseValue(utf8);
        if (parsed.TryGet(out var value, out _) && value.ValueKind != JsonValueKind.Object)
            return new Problem("json.not-an-object", "", $"The body is a JSON {value.ValueKind.ToString().ToLowerInvariant()}.", "Send a JSON object.");
        return parsed;
    }

    /// <summary>Reads any JSON value from UTF-8.</summary>
    public static Result<JsonElement> ParseValue(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > Limits.DocumentBytes)
            return new Problem("json.too-large", "", $"The body has {utf8.Length} bytes; {Limits.DocumentBytes} are allowed.", "Move images into assets and shorten texts.");
        try
        {
            var value = JsonElement.Parse(utf8, Options);
            return FirstUnwritable(value, "") is { } path
                ? new Problem("json.number", path, "The number does not fit a 64-bit float.", "Use a number below 1.8e308.")
                : value;
        }
        catch (JsonException e)
        {
            return new Problem("json.malformed", "", $"The body is not JSON near line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}, nests deeper than {Limits.DocumentDepth}, or names a member twice.", "Correct the JSON at that place.");
        }
        catch (InvalidOperationException)
        {
            return new Problem("json.malformed", "", "A text in the body is not valid Unicode.", "Send well-formed UTF-8.");
        }
    }

    private static string? FirstUnwritable(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.TryGetDouble(out var number) && double.IsFinite(number) ? null : path;
            case JsonValueKind.String:
                _ = value.GetString();
                return null;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    if (FirstUnwritable(item, $"{path}/{index++}") is { } found) return found;
                }

                return null;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (FirstUnwritable(member.Value, $"{path}/{member.Name}") is { } found) return found;
                }

                return null;
            default:
                return null;
        }
    }
}
