using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary>A chain of &amp;&amp; or ||: one deciding operand settles it, whatever errors the others are.</summary>
internal sealed class LogicalStep(int position, TokenKind operation, Step[] operands) : Step(position, ExpressionType.Bool)
{
    private readonly bool deciding = operation == TokenKind.Or;

    public override long Cost { get; } = CostOf(operands);

    public override Value Run(ref Frame frame)
    {
        Value result = Value.Of(!deciding);
        foreach (Step operand in operands)
        {
            Value value = operand.Run(ref frame);
            if (value.Kind == ValueKind.Bool)
            {
                if (value.IsTrue == deciding)
                {
                    return value;
                }
            }
            else if (!result.IsError)
            {
                result = value.IsError ? value : Failure.NoOverload(Operators.Text(operation), value, operand.Position);
            }
        }

        return result;
    }
}
