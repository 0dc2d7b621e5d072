using System.Globalization;

namespace RearCloud.Expressions.Evaluation;

/// <summary>The text of numbers, booleans and strings as CEL's <c>string()</c> gives it.</summary>
internal static class ValueText
{
    /// <summary>Enough for every number.</summary>
    public const int LongestNumber = 32;

    public static bool HasText(in Value value) =>
        value.Kind is ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Double or ValueKind.String;

    /// <summary>The text of a value that has one.</summary>
    public static string Of(in Value value)
    {
        if (value.Kind == ValueKind.String)
        {
            return value.AsText;
        }

        Span<char> text = stackalloc char[LongestNumber];
        TryWrite(value, text, out int written);
        return text[..written].ToString();
    }

    /// <summary>Writes a value of the kinds bool, int, uint, double or string; false if there is not enough room.</summary>
    public static bool TryWrite(in Value value, Span<char> destination, out int written)
    {
        switch (value.Kind)
        {
            case ValueKind.String:
                written = value.AsText.Length;
                return value.AsText.TryCopyTo(destination);
            case ValueKind.Bool:
                string word = value.AsBool ? "true" : "false";
                written = word.Length;
                return word.TryCopyTo(destination);
            case ValueKind.Int:
                return value.AsInt.TryFormat(destination, out written, provider: CultureInfo.InvariantCulture);
            case ValueKind.Uint:
                return value.AsUint.TryFormat(destination, out written, provider: CultureInfo.InvariantCulture);
            case ValueKind.Double:
                return DoubleText.TryWrite(value.AsDouble, destination, out written);
            default:
                throw new InvalidOperationException($"{value.Kind} has no text.");
        }
    }
}
