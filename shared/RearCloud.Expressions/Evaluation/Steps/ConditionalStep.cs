namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary><c>condition ? then : otherwise</c>: only the chosen side is evaluated.</summary>
internal sealed class ConditionalStep(int position, ExpressionType type, Step condition, Step then, Step otherwise) : Step(position, type)
{
    public override long Cost { get; } = Math.Min(1 + condition.Cost + Math.Max(then.Cost, otherwise.Cost), int.MaxValue);

    public override int SizeBound { get; } = Math.Max(then.SizeBound, otherwise.SizeBound);

    public override Value Run(ref Frame frame)
    {
        Value value = condition.Run(ref frame);
        return value.Kind switch
        {
            ValueKind.Error => value,
            ValueKind.Bool => value.IsTrue ? then.Run(ref frame) : otherwise.Run(ref frame),
            _ => Failure.NoOverload("?:", value, Position),
        };
    }
}
