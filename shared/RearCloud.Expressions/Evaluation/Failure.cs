namespace RearCloud.Expressions.Evaluation;

/// <summary>The errors that an evaluation can end in.</summary>
internal static class Failure
{
    public static Value Overflow(int position) => Of("evaluation.overflow", "The result does not fit its type.", position);

    public static Value DivisionByZero(int position) => Of("evaluation.division-by-zero", "A whole number is divided by zero.", position);

    public static Value NoOverload(string operation, in Value operand, int position) =>
        Of("evaluation.wrong-type", $"{operation} does not take {Kind(operand)}.", position);

    public static Value NoOverload(string operation, in Value left, in Value right, int position) =>
        Of("evaluation.wrong-type", $"{operation} does not take {Kind(left)} and {Kind(right)}.", position);

    public static Value WrongType(in Value value, ExpressionType expected, int position) =>
        Of("evaluation.wrong-type", $"The value is {Kind(value)}, not {expected}.", position);

    public static Value NoValue(string signal, int position) => Of("evaluation.no-value", $"The signal {signal} has no value now.", position);

    public static Value NoKey(in Value key, int position) => Of("evaluation.no-such-key", $"The map has no key {key}.", position);

    public static Value WrongKey(in Value key, int position) =>
        Of("evaluation.wrong-key", $"The key {key} stands twice, or is neither bool, int, uint nor string.", position);

    public static Value OutOfRange(in Value index, int count, int position) =>
        Of("evaluation.index-out-of-range", $"The index {index} is outside of the list of {count}.", position);

    public static Value TooLarge(int limit, int position) => Of("evaluation.too-large", $"The value would have more than {limit} parts.", position);

    public static Value WrongConversion(string function, in Value value, int position) =>
        Of("evaluation.wrong-conversion", $"{function}() cannot convert {Kind(value)} {value}.", position);

    private static string Kind(in Value value) => value.Kind switch
    {
        ValueKind.Null => "null",
        ValueKind.Bool => "bool",
        ValueKind.Int => "int",
        ValueKind.Uint => "uint",
        ValueKind.Double => "double",
        ValueKind.String => "string",
        ValueKind.Bytes => "bytes",
        ValueKind.List => "list",
        ValueKind.Map => "map",
        _ => "an error",
    };

    private static Value Of(string code, string message, int position) => Value.Of(new EvaluationError(code, message, position));
}
