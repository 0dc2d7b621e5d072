using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary>Arithmetic and relations, whose two sides are always evaluated.</summary>
internal sealed class BinaryStep(int position, ExpressionType type, TokenKind operation, Step left, Step right) : Step(position, type)
{
    private readonly bool arithmetic = operation is >= TokenKind.Plus and <= TokenKind.Remainder;

    public override long Cost { get; } = CostOf(left, right);

    public override int SizeBound { get; } = Math.Min(left.SizeBound + right.SizeBound, ExpressionLimits.ListSize);

    public override Value Run(ref Frame frame)
    {
        Value a = left.Run(ref frame);
        if (a.IsError)
        {
            return a;
        }

        Value b = right.Run(ref frame);
        if (b.IsError)
        {
            return b;
        }

        return arithmetic ? Arithmetic.Apply(operation, a, b, Position) : Relations.Apply(operation, a, b, Position);
    }
}
