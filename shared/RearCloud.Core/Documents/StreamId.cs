namespace RearCloud.Core.Documents;

/// <summary>Names an ordered sequence of changes: a user's documents, or a layer of fleet configuration. For example <c>user.0198c2</c>.</summary>
public readonly record struct StreamId
{
    public StreamId(string value)
    {
        if (!IdText.IsValid(value)) throw new ArgumentException($"'{value}' is not a stream's id.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public static bool TryParse(string? text, out StreamId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new StreamId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
