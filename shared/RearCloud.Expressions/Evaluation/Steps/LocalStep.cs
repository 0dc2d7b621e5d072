namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary>Reads the variable of a macro.</summary>
internal sealed class LocalStep(int position, ExpressionType type, int slot) : Step(position, type)
{
    public override long Cost => 1;

    public override Value Run(ref Frame frame) => frame.Locals[slot];
}
