using System.Buffers;
using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Core.Validation;

/// <summary>Looks at the members of one JSON object and collects what is wrong with them. Members it is not asked about are fine.</summary>
internal readonly struct BodyReader(JsonElement json, string path, List<Problem> problems)
{
    private static readonly SearchValues<char> LowerHexDigits = SearchValues.Create("0123456789abcdef");
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    public JsonElement Json { get; } = json;

    public string Path { get; } = path;

    /// <param name="code">The rule.</param>
    /// <param name="member">Member names below this object, escaped; empty for the object itself.</param>
    /// <param name="message">What was wrong.</param>
    /// <param name="remedy">What to do.</param>
    public void Report(string code, string member, string message, string remedy) =>
        problems.Add(new Problem(code, member.Length == 0 ? Path : $"{Path}/{member}", message, remedy));

    /// <summary>The member, or null if it is absent; reports one that must be there.</summary>
    public JsonElement? Member(string name, bool required = false)
    {
        if (Json.TryGetProperty(name, out var value)) return value;
        if (required) Report("member.missing", name, $"'{name}' is missing.", "Add it.");
        return null;
    }

    public BodyReader? Object(string name, bool required = false)
    {
        if (Member(name, required) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Object) return new BodyReader(value, $"{Path}/{Escape(name)}", problems);
        WrongType(name, "an object", value);
        return null;
    }

    public void Text(string name, int maxLength, bool required = false)
    {
        if (Member(name, required) is not { } value) return;
        if (value.ValueKind != JsonValueKind.String) WrongType(name, "a text", value);
        else if (value.GetString()!.Length is var length && length > maxLength)
            Report("text.too-long", name, $"The text has {length} characters; {maxLength} are allowed.", "Shorten it.");
    }

    public void Number(string name, double min, double max, bool required = false)
    {
        if (Member(name, required) is not { } value) return;
        if (value.ValueKind != JsonValueKind.Number) WrongType(name, "a number", value);
        else if (!(value.TryGetDouble(out var number) && number >= min && number <= max))
            Report("number.out-of-range", name, FormattableString.Invariant($"{value.GetRawText()} is not between {min} and {max}."), "Use a number in the range.");
    }

    public void Truth(string name)
    {
        if (Member(name) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } value) WrongType(name, "true or false", value);
    }

    public void OneOf(string name, ReadOnlySpan<string> allowed, bool required = false)
    {
        if (Member(name, required) is not { } value) return;
        if (value.ValueKind != JsonValueKind.String) WrongType(name, "a text", value);
        else if (!allowed.Contains(value.GetString()!))
            Report("choice.unknown", name, $"'{Shorten(value.GetString()!)}' is not one of {string.Join(", ", allowed)}.", "Use one of them.");
    }

    public void Color(string name)
    {
        if (Member(name) is { } value) CheckColor(name, value);
    }

    /// <summary>A list of at least and at most so many colours.</summary>
    public void Colors(string name, int least, int most)
    {
        if (Member(name) is not { } value) return;
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() < least || value.GetArrayLength() > most)
        {
            WrongType(name, least == most ? $"a list of {most} colours" : $"a list of {least} to {most} colours", value);
            return;
        }

        var index = 0;
        foreach (var item in value.EnumerateArray()) CheckColor($"{name}/{index++}", item);
    }

    /// <summary>The objects of a list of at most so many, each with its path; none of a list that is none or too long.</summary>
    public IReadOnlyList<BodyReader> Objects(string name, int most)
    {
        if (Member(name) is not { } value) return [];
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            WrongType(name, $"a list of at most {most}", value);
            return [];
        }

        var objects = new List<BodyReader>();
        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            var member = $"{name}/{index++}";
            if (item.ValueKind == JsonValueKind.Object) objects.Add(new BodyReader(item, $"{Path}/{member}", problems));
            else WrongType(member, "an object", item);
        }

        return objects;
    }

    public void Id(string name)
    {
        if (Member(name) is not { } value) return;
        if (value.ValueKind != JsonValueKind.String || !IdText.IsValid(value.GetString()))
            Report("id.malformed", name, "The value is not an id.", $"Use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .");
    }

    public void Asset(string name, bool required = false)
    {
        if (Member(name, required) is not { } value) return;
        var isHash = value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 64 } text && !text.AsSpan().ContainsAnyExcept(LowerHexDigits);
        if (!isHash) Report("asset.malformed", name, "The value does not name an asset.", "Use the SHA-256 that the upload answered: 64 hexadecimal digits in lower case.");
    }

    public void Order(string name, bool required = false)
    {
        if (Member(name, required) is not { } value) return;
        if (value.ValueKind != JsonValueKind.String || !FractionalIndex.IsValid(value.GetString()))
            Report("order.malformed", name, "The value is not an order key.", $"Use 1 to {Limits.IdLength} digits 0-9 A-Z a-z that do not end in 0.");
    }

    public void WrongType(string name, string expected, JsonElement value) =>
        Report("type.wrong", name, $"'{name}' is {Describe(value)}, not {expected}.", $"Make it {expected}.");

    private void CheckColor(string name, JsonElement value)
    {
        var isColor = value.ValueKind == JsonValueKind.String && value.GetString() is { Length: 4 or 7 or 9 } text && text[0] == '#'
            && text.AsSpan(1).IndexOfAnyExcept(HexDigits) < 0;
        if (!isColor) Report("color.malformed", name, "The value is not a colour.", "Write #RGB, #RRGGBB or #RRGGBBAA.");
    }

    private static string Describe(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static string Shorten(string text) => Excerpt.Of(text, 40);

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
