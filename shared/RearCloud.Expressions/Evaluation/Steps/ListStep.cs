namespace RearCloud.Expressions.Evaluation.Steps;

internal sealed class ListStep(int position, ExpressionType type, Step[] items) : Step(position, type)
{
    public override long Cost { get; } = CostOf(items);

    public override int SizeBound => items.Length;

    public override Value Run(ref Frame frame)
    {
        var values = new Value[items.Length];
        for (int i = 0; i < items.Length; i++)
        {
            values[i] = items[i].Run(ref frame);
            if (values[i].IsError)
            {
                return values[i];
            }
        }

        return Value.Owning(values);
    }
}
