using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Evaluation;

/// <summary>The arithmetic operators: both sides of one type, overflow and whole division by zero are errors.</summary>
internal static class Arithmetic
{
    public static Value Apply(TokenKind operation, in Value left, in Value right, int position)
    {
        if (left.Kind == right.Kind)
        {
            switch (left.Kind)
            {
                case ValueKind.Int:
                    return Ints(operation, left.AsInt, right.AsInt, position);
                case ValueKind.Uint:
                    return Uints(operation, left.AsUint, right.AsUint, position);
                case ValueKind.Double when operation != TokenKind.Remainder:
                    return Doubles(operation, left.AsDouble, right.AsDouble);
                case ValueKind.String or ValueKind.Bytes or ValueKind.List when operation == TokenKind.Plus:
                    return Joining.Join(left, right, position);
                default:
                    break;
            }
        }

        return Failure.NoOverload(Operators.Text(operation), left, right, position);
    }

    public static Value Negate(in Value operand, int position) => operand.Kind switch
    {
        ValueKind.Int => operand.AsInt == long.MinValue ? Failure.Overflow(position) : Value.Of(-operand.AsInt),
        ValueKind.Double => Value.Of(-operand.AsDouble),
        _ => Failure.NoOverload("-", operand, position),
    };

    private static Value Ints(TokenKind operation, long left, long right, int position)
    {
        if (operation is TokenKind.Divide or TokenKind.Remainder)
        {
            if (right == 0)
            {
                return Failure.DivisionByZero(position);
            }

            if (left == long.MinValue && right == -1)
            {
                return Failure.Overflow(position);
            }

            return Value.Of(operation == TokenKind.Divide ? left / right : left % right);
        }

        Int128 result = operation switch
        {
            TokenKind.Plus => (Int128)left + right,
            TokenKind.Minus => (Int128)left - right,
            _ => (Int128)left * right,
        };
        return result >= long.MinValue && result <= long.MaxValue ? Value.Of((long)result) : Failure.Overflow(position);
    }

    private static Value Uints(TokenKind operation, ulong left, ulong right, int position)
    {
        if (operation is TokenKind.Divide or TokenKind.Remainder)
        {
            return right == 0 ? Failure.DivisionByZero(position) : Value.Of(operation == TokenKind.Divide ? left / right : left % right);
        }

        if (operation == TokenKind.Minus)
        {
            return left >= right ? Value.Of(left - right) : Failure.Overflow(position);
        }

        UInt128 result = operation == TokenKind.Plus ? (UInt128)left + right : (UInt128)left * right;
        return result <= ulong.MaxValue ? Value.Of((ulong)result) : Failure.Overflow(position);
    }

    private static Value Doubles(TokenKind operation, double left, double right) => Value.Of(operation switch
    {
        TokenKind.Plus => left + right,
        TokenKind.Minus => left - right,
        TokenKind.Times => left * right,
        _ => left / right,
    });
}
