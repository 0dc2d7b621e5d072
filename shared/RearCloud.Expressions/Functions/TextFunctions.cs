using RearCloud.Expressions.Evaluation;

namespace RearCloud.Expressions.Functions;

/// <summary>Sizes, and questions about strings; strings are compared code unit by code unit, in no culture.</summary>
internal static class TextFunctions
{
    /// <summary>Code points of a string, octets of bytes, items of a list, entries of a map.</summary>
    public static Value Size(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        return value.Kind switch
        {
            ValueKind.String => Value.Of((long)CodePoints(value.AsText)),
            ValueKind.Bytes => Value.Of((long)value.AsBytes.Length),
            ValueKind.List => Value.Of((long)value.AsList.Length),
            ValueKind.Map => Value.Of((long)value.AsMap.Count),
            _ => Failure.NoOverload("size()", value, position),
        };
    }

    public static Value StartsWith(ReadOnlySpan<Value> arguments, int position) => AreTexts(arguments)
        ? Value.Of(arguments[0].AsText.StartsWith(arguments[1].AsText, StringComparison.Ordinal))
        : Failure.NoOverload("startsWith()", arguments[0], arguments[1], position);

    public static Value EndsWith(ReadOnlySpan<Value> arguments, int position) => AreTexts(arguments)
        ? Value.Of(arguments[0].AsText.EndsWith(arguments[1].AsText, StringComparison.Ordinal))
        : Failure.NoOverload("endsWith()", arguments[0], arguments[1], position);

    public static Value Contains(ReadOnlySpan<Value> arguments, int position) => AreTexts(arguments)
        ? Value.Of(arguments[0].AsText.Contains(arguments[1].AsText, StringComparison.Ordinal))
        : Failure.NoOverload("contains()", arguments[0], arguments[1], position);

    private static bool AreTexts(ReadOnlySpan<Value> arguments) =>
        arguments[0].Kind == ValueKind.String && arguments[1].Kind == ValueKind.String;

    private static int CodePoints(string text)
    {
        int count = text.Length;
        for (int i = 1; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text[i - 1], text[i]))
            {
                count--;
            }
        }

        return count;
    }
}
