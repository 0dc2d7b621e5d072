using System.Runtime.CompilerServices;
using RearCloud.Expressions.Functions;

namespace RearCloud.Expressions.Evaluation.Steps;

internal sealed class CallStep(int position, ExpressionType type, Function function, Step[] arguments) : Step(position, type)
{
    public override long Cost { get; } = CostOf(arguments);

    // dyn() hands its argument through.
    public override int SizeBound => arguments[0].SizeBound;

    public override Value Run(ref Frame frame)
    {
        var buffer = default(Arguments);
        for (int i = 0; i < arguments.Length; i++)
        {
            buffer[i] = arguments[i].Run(ref frame);
            if (buffer[i].IsError)
            {
                return buffer[i];
            }
        }

        return function.Body(((ReadOnlySpan<Value>)buffer)[..arguments.Length], Position);
    }

    [InlineArray(Function.MaxArguments)]
    private struct Arguments
    {
        private Value first;
    }
}
