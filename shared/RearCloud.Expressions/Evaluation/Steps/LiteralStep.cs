namespace RearCloud.Expressions.Evaluation.Steps;

internal sealed class LiteralStep(int position, ExpressionType type, Value value) : Step(position, type)
{
    public override long Cost => 1;

    public override Value Run(ref Frame frame) => value;
}
