namespace RearCloud.Expressions.Evaluation.Steps;

internal sealed class MapStep(int position, ExpressionType type, Step[] keys, Step[] values) : Step(position, type)
{
    public override long Cost { get; } = CostOf([.. keys, .. values]);

    public override int SizeBound => keys.Length;

    public override Value Run(ref Frame frame)
    {
        var pairs = new KeyValuePair<Value, Value>[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            Value key = keys[i].Run(ref frame);
            if (key.IsError)
            {
                return key;
            }

            Value value = values[i].Run(ref frame);
            if (value.IsError)
            {
                return value;
            }

            pairs[i] = new(key, value);
        }

        return ValueMap.TryCreate(pairs, out ValueMap map, out Value wrongKey) ? Value.Of(map) : Failure.WrongKey(wrongKey, Position);
    }
}
