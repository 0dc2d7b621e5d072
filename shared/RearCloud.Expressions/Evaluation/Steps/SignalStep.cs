namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary>Reads a signal. Its missing value is made once, because a missing signal may be read at every frame.</summary>
internal sealed class SignalStep(int position, SignalDeclaration signal) : Step(position, signal.Type)
{
    private readonly Value missing = Failure.NoValue(signal.Name, position);

    public override long Cost => 1;

    public override Value Run(ref Frame frame)
    {
        Value value = frame.Signals.Read(signal.Name);
        if (value.IsError)
        {
            return missing;
        }

        return Type.Describes(value) ? value : Failure.WrongType(value, Type, Position);
    }
}
