using System.Globalization;

namespace RearCloud.Scene;

/// <summary>A value of a signal: a number, a truth, or a text.</summary>
public readonly record struct SignalValue
{
    private readonly object? value;

    private SignalValue(object value) => this.value = value;

    public static SignalValue Of(double number) => new(number);

    public static SignalValue Of(bool truth) => new(truth);

    public static SignalValue Of(string text) => new(text ?? throw new ArgumentNullException(nameof(text)));

    /// <summary>The number, or null if it is something else.</summary>
    public double? Number => value as double?;

    /// <summary>The truth, or null if it is something else.</summary>
    public bool? Truth => value as bool?;

    /// <summary>The text, or null if it is something else.</summary>
    public string? Text => value as string;

    public override string ToString() => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
