namespace RearCloud.Core.Documents;

/// <summary>Names one document of a kind inside a stream: 1 to 64 of <c>a-z A-Z 0-9 - _ .</c></summary>
public readonly record struct DocumentId
{
    public DocumentId(string value)
    {
        if (!IdText.IsValid(value)) throw new ArgumentException($"'{value}' is not an id: use 1 to {Limits.IdLength} of a-z A-Z 0-9 - _ .", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public static bool TryParse(string? text, out DocumentId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new DocumentId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
