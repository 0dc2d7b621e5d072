namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary><c>has(battery.level)</c> of a signal: whether it has a value now.</summary>
internal sealed class HasSignalStep(int position, string signal) : Step(position, ExpressionType.Bool)
{
    public override long Cost => 1;

    public override Value Run(ref Frame frame) => Value.Of(!frame.Signals.Read(signal).IsError);
}
