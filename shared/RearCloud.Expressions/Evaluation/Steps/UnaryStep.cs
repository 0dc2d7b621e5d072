using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Evaluation.Steps;

internal sealed class UnaryStep(int position, ExpressionType type, TokenKind operation, Step operand) : Step(position, type)
{
    public override long Cost { get; } = CostOf(operand);

    public override Value Run(ref Frame frame)
    {
        Value value = operand.Run(ref frame);
        if (value.IsError)
        {
            return value;
        }

        if (operation == TokenKind.Minus)
        {
            return Arithmetic.Negate(value, Position);
        }

        return value.Kind == ValueKind.Bool ? Value.Of(!value.IsTrue) : Failure.NoOverload("!", value, Position);
    }
}
