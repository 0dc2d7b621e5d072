using System.Globalization;
using System.Text;
using RearCloud.Expressions.Evaluation;

namespace RearCloud.Expressions.Functions;

/// <summary>CEL's conversions between types: what does not fit exactly is an error, but that doubles lose their fraction on the way to whole numbers.</summary>
internal static class Conversions
{
    private const double TwoTo63 = 9_223_372_036_854_775_808.0;
    private const double TwoTo64 = 18_446_744_073_709_551_616.0;

    public static Value ToBool(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        return value.Kind switch
        {
            ValueKind.Bool => value,
            ValueKind.String => value.AsText switch
            {
                "1" or "t" or "T" or "true" or "TRUE" or "True" => Value.True,
                "0" or "f" or "F" or "false" or "FALSE" or "False" => Value.False,
                _ => Failure.WrongConversion("bool", value, position),
            },
            _ => Failure.NoOverload("bool()", value, position),
        };
    }

    public static Value ToInt(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        switch (value.Kind)
        {
            case ValueKind.Int:
                return value;
            case ValueKind.Uint:
                return value.AsUint <= long.MaxValue ? Value.Of((long)value.AsUint) : Failure.Overflow(position);
            case ValueKind.Double:
                // -2^63 itself is refused, as CEL's reference implementation does: a double there may have been rounded to it.
                return value.AsDouble is > -TwoTo63 and < TwoTo63 ? Value.Of((long)value.AsDouble) : Failure.Overflow(position);
            case ValueKind.String:
                return long.TryParse(value.AsText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long parsed)
                    ? Value.Of(parsed)
                    : Failure.WrongConversion("int", value, position);
            default:
                return Failure.NoOverload("int()", value, position);
        }
    }

    public static Value ToUint(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        switch (value.Kind)
        {
            case ValueKind.Uint:
                return value;
            case ValueKind.Int:
                return value.AsInt >= 0 ? Value.Of((ulong)value.AsInt) : Failure.Overflow(position);
            case ValueKind.Double:
                return value.AsDouble is >= 0 and < TwoTo64 ? Value.Of((ulong)value.AsDouble) : Failure.Overflow(position);
            case ValueKind.String:
                return ulong.TryParse(value.AsText, NumberStyles.None, CultureInfo.InvariantCulture, out ulong parsed)
                    ? Value.Of(parsed)
                    : Failure.WrongConversion("uint", value, position);
            default:
                return Failure.NoOverload("uint()", value, position);
        }
    }

    public static Value ToDouble(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        switch (value.Kind)
        {
            case ValueKind.Int or ValueKind.Uint or ValueKind.Double:
                value.TryGetNumber(out double number);
                return Value.Of(number);
            case ValueKind.String:
                const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
                bool named = value.AsText is "NaN" or "Infinity" or "+Infinity" or "-Infinity";
                return double.TryParse(value.AsText, Style, CultureInfo.InvariantCulture, out double parsed) && (named || double.IsFinite(parsed))
                    ? Value.Of(parsed)
                    : Failure.WrongConversion("double", value, position);
            default:
                return Failure.NoOverload("double()", value, position);
        }
    }

    public static Value ToText(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        switch (value.Kind)
        {
            case ValueKind.String:
                return value;
            case ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.Double:
                return Value.Of(ValueText.Of(value));
            case ValueKind.Bytes:
                return System.Text.Unicode.Utf8.IsValid(value.AsBytes)
                    ? Value.Of(Encoding.UTF8.GetString(value.AsBytes))
                    : Failure.WrongConversion("string", value, position);
            default:
                return Failure.NoOverload("string()", value, position);
        }
    }

    public static Value ToBytes(ReadOnlySpan<Value> arguments, int position)
    {
        ref readonly Value value = ref arguments[0];
        return value.Kind switch
        {
            ValueKind.Bytes => value,
            ValueKind.String when Encoding.UTF8.GetByteCount(value.AsText) > ExpressionLimits.TextLength =>
                Failure.TooLarge(ExpressionLimits.TextLength, position),
            ValueKind.String => Value.Owning(Encoding.UTF8.GetBytes(value.AsText)),
            _ => Failure.NoOverload("bytes()", value, position),
        };
    }
}
