namespace RearCloud.Core.Documents;

/// <summary>Names an ordered sequence of changes: a user's documents, or what an account shares with others. For example <c>user.0198c2</c>.</summary>
public readonly record struct StreamId
{
    /// <summary>What the id of a shared stream begins with.</summary>
    public const string SharedPrefix = "shared.";

    public StreamId(string value)
    {
        if (!IdText.IsValid(value)) throw new ArgumentException($"'{value}' is not a stream's id.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    /// <summary>True for a stream that an account shares with others, as <c>shared.0198c2</c>.</summary>
    public bool IsShared => Value.StartsWith(SharedPrefix, StringComparison.Ordinal);

    public static bool TryParse(string? text, out StreamId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new StreamId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
