using RearCloud.Core.Documents;

namespace RearCloud.Core.Edits;

/// <summary>Follows one mutation from the hand that made it to the pixel that shows it.</summary>
public readonly record struct TraceId
{
    public TraceId(string value)
    {
        if (!IdText.IsValid(value)) throw new ArgumentException($"'{value}' is not a trace id.", nameof(value));
        Value = value;
    }

    public string Value { get; }

    public static bool TryParse(string? text, out TraceId id)
    {
        var valid = IdText.IsValid(text);
        id = valid ? new TraceId(text!) : default;
        return valid;
    }

    public override string ToString() => Value ?? "";
}
