using System.Text.Json;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Layout;

/// <summary>
/// Reads members of a JSON object that may hold anything. What is missing, has the wrong type or is out of range counts as not said:
/// the reader gets its default, never an exception.
/// </summary>
internal readonly struct Members(JsonElement body)
{
    public bool IsObject => body.ValueKind == JsonValueKind.Object;

    public Members Object(string name) => new(Find(name));

    public bool Has(string name) => Find(name).ValueKind != JsonValueKind.Undefined;

    public string? Text(string name) => Find(name) is { ValueKind: JsonValueKind.String } value ? Decode(value) : null;

    public double? Number(string name, double min, double max) =>
        Find(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetDouble(out var number) && number >= min && number <= max
            ? number
            : null;

    public bool? Truth(string name) => Find(name).ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public Color? Color(string name) => Drawing.Color.TryParse(Text(name), out var color) ? color : null;

    /// <summary>The position of a text among the ones allowed, or 0.</summary>
    public int Choice(string name, params ReadOnlySpan<string> allowed)
    {
        var text = Text(name);
        for (var i = 0; i < allowed.Length; i++)
        {
            if (allowed[i] == text) return i;
        }

        return 0;
    }

    /// <summary>The texts of an array; those that are none are left out.</summary>
    public IEnumerable<string> Texts(string name)
    {
        var value = Find(name);
        return value.ValueKind != JsonValueKind.Array
            ? []
            : value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(Decode).OfType<string>();
    }

    /// <summary>The objects of an array; those that are none are left out.</summary>
    public IEnumerable<Members> Objects(string name)
    {
        var value = Find(name);
        return value.ValueKind != JsonValueKind.Array
            ? []
            : value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new Members(item));
    }

    /// <summary>The members of the object; of a name that comes twice the last, as JSON readers agree.</summary>
    public IReadOnlyDictionary<string, JsonElement> All()
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (!IsObject) return members;
        foreach (var member in body.EnumerateObject())
        {
            if (NameOf(member) is { } name) members[name] = member.Value;
        }

        return members;
    }

    private JsonElement Find(string name) => IsObject && body.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Null for a text with half of a surrogate pair, which JSON can write and .NET refuses to read.</summary>
    private static string? Decode(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
