using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>Names one replica (an installation, a browser tab) whose mutations are numbered.</summary>
public readonly record struct ClientId
{
    public ClientId(string value)
    {
        if (!IdText.IsValid(value)) throw new ArgumentException($"'{value}' is not a client's id.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public static bool TryParse(string? text, out ClientId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new ClientId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
