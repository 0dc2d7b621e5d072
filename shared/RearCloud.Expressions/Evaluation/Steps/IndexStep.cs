namespace RearCloud.Expressions.Evaluation.Steps;

internal sealed class IndexStep(int position, ExpressionType type, Step operand, Step index) : Step(position, type)
{
    public override long Cost { get; } = CostOf(operand, index);

    public override Value Run(ref Frame frame)
    {
        Value collection = operand.Run(ref frame);
        if (collection.IsError)
        {
            return collection;
        }

        Value key = index.Run(ref frame);
        if (key.IsError)
        {
            return key;
        }

        switch (collection.Kind)
        {
            case ValueKind.Map when ValueMap.IsKey(key) || key.Kind == ValueKind.Double:
                return collection.AsMap.TryGet(key, out Value found) ? found : Failure.NoKey(key, Position);
            case ValueKind.List when key.TryGetNumber(out double number):
                ReadOnlySpan<Value> items = collection.AsList;
                if (number != Math.Floor(number))
                {
                    return Failure.NoOverload("[]", collection, key, Position);
                }

                return number >= 0 && number < items.Length ? items[(int)number] : Failure.OutOfRange(key, items.Length, Position);
            default:
                return Failure.NoOverload("[]", collection, key, Position);
        }
    }
}
