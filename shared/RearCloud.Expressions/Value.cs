using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;
using RearCloud.Expressions.Evaluation;

namespace RearCloud.Expressions;

/// <summary>A value of the expression language: numbers and booleans in place, the rest by reference, nothing boxed.</summary>
/// <remarks>
/// Equality in C# tells what one could see apart: 1, 1u and 1.0 differ, NaN equals itself. What <c>==</c> means inside an expression is
/// CEL's own matter, where numbers compare across their types.
/// </remarks>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? reference;
    private readonly long bits;

    private Value(ValueKind kind, long bits, object? reference = null)
    {
        Kind = kind;
        this.bits = bits;
        this.reference = reference;
    }

    public static Value Null => default;

    public static Value True => new(ValueKind.Bool, 1);

    public static Value False => new(ValueKind.Bool, 0);

    /// <summary>What a reader answers for a signal that has no value now: a look then takes its fallback.</summary>
    public static Value Missing { get; } = Of(new EvaluationError("evaluation.no-value", "The signal has no value now.", -1));

    public ValueKind Kind { get; }

    public bool IsError => Kind == ValueKind.Error;

    public bool IsTrue => Kind == ValueKind.Bool && bits != 0;

    public bool AsBool => bits == Checked(ValueKind.Bool, 1);

    public long AsInt => Checked(ValueKind.Int, bits);

    public ulong AsUint => (ulong)Checked(ValueKind.Uint, bits);

    public double AsDouble => BitConverter.Int64BitsToDouble(Checked(ValueKind.Double, bits));

    public string AsText => Referenced<string>(ValueKind.String);

    public ReadOnlySpan<byte> AsBytes => Referenced<byte[]>(ValueKind.Bytes);

    public ReadOnlySpan<Value> AsList => Referenced<Value[]>(ValueKind.List);

    public ValueMap AsMap => Referenced<ValueMap>(ValueKind.Map);

    public EvaluationError Error => Referenced<EvaluationError>(ValueKind.Error);

    public static bool operator ==(in Value left, in Value right) => left.Equals(right);

    public static bool operator !=(in Value left, in Value right) => !left.Equals(right);

    public static Value Of(bool value) => value ? True : False;

    public static Value Of(long value) => new(ValueKind.Int, value);

    public static Value Of(ulong value) => new(ValueKind.Uint, (long)value);

    public static Value Of(double value) => new(ValueKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static Value Of(string value) => new(ValueKind.String, 0, value);

    public static Value Of(ReadOnlySpan<byte> value) => new(ValueKind.Bytes, 0, value.ToArray());

    public static Value Of(ReadOnlySpan<Value> items) => new(ValueKind.List, 0, items.ToArray());

    public static Value Of(ValueMap map) => new(ValueKind.Map, 0, map);

    public static Value Of(EvaluationError error) => new(ValueKind.Error, 0, error);

    /// <summary>Takes the array over; nobody may write to it afterwards.</summary>
    internal static Value Owning(Value[] items) => new(ValueKind.List, 0, items);

    /// <summary>Takes the array over; nobody may write to it afterwards.</summary>
    internal static Value Owning(byte[] bytes) => new(ValueKind.Bytes, 0, bytes);

    /// <summary>An int, uint or double as a double.</summary>
    public bool TryGetNumber(out double number)
    {
        number = Kind switch
        {
            ValueKind.Int => bits,
            ValueKind.Uint => (ulong)bits,
            ValueKind.Double => BitConverter.Int64BitsToDouble(bits),
            _ => double.NaN,
        };
        return Kind is ValueKind.Int or ValueKind.Uint or ValueKind.Double;
    }

    public bool Equals(Value other)
    {
        if (Kind != other.Kind)
        {
            return false;
        }

        return Kind switch
        {
            ValueKind.String => AsText == other.AsText,
            ValueKind.Bytes => AsBytes.SequenceEqual(other.AsBytes),
            ValueKind.List => AsList.SequenceEqual(other.AsList),
            ValueKind.Map => AsMap.Equals(other.AsMap),
            ValueKind.Error => Error == other.Error,
            ValueKind.Double => AsDouble.Equals(other.AsDouble) && double.IsNegative(AsDouble) == double.IsNegative(other.AsDouble),
            _ => bits == other.bits,
        };
    }

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => Kind switch
    {
        ValueKind.String => AsText.GetHashCode(StringComparison.Ordinal),
        ValueKind.Bytes => AsBytes.Length,
        ValueKind.List => AsList.Length,
        ValueKind.Map => AsMap.Count,
        ValueKind.Error => Error.GetHashCode(),
        ValueKind.Double => AsDouble.GetHashCode(),
        _ => HashCode.Combine(Kind, bits),
    };

    /// <summary>The text that <c>string()</c> gives, and for other kinds a form for people who read logs.</summary>
    public override string ToString()
    {
        switch (Kind)
        {
            case ValueKind.Null:
                return "null";
            case ValueKind.Bytes:
                return $"b'{Convert.ToHexString(AsBytes)}'";
            case ValueKind.Map:
                return AsMap.ToString();
            case ValueKind.Error:
                return Error.ToString();
            case ValueKind.List:
                var text = new StringBuilder("[");
                foreach (Value item in AsList)
                {
                    text.Append(text.Length > 1 ? ", " : "").Append(item.ToString());
                }

                return text.Append(']').ToString();
            default:
                return ValueText.Of(this);
        }
    }

    private long Checked(ValueKind expected, long value)
    {
        if (Kind != expected)
        {
            ThrowWrongKind(expected);
        }

        return value;
    }

    private T Referenced<T>(ValueKind expected)
        where T : class
    {
        if (Kind != expected)
        {
            ThrowWrongKind(expected);
        }

        return Unsafe.As<T>(reference!);
    }

    private void ThrowWrongKind(ValueKind expected) => throw new InvalidOperationException($"The value is {Kind}, not {expected}: {this}");
}
