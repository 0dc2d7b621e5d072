namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary><c>map.field</c>, or with <paramref name="test"/> <c>has(map.field)</c>.</summary>
internal sealed class MemberStep(int position, ExpressionType type, Step operand, string field, bool test) : Step(position, type)
{
    private readonly Value key = Value.Of(field);

    public override long Cost { get; } = CostOf(operand);

    public override Value Run(ref Frame frame)
    {
        Value map = operand.Run(ref frame);
        if (map.IsError)
        {
            return map;
        }

        if (map.Kind != ValueKind.Map)
        {
            return Failure.NoOverload($".{field}", map, Position);
        }

        bool found = map.AsMap.TryGet(key, out Value value);
        if (test)
        {
            return Value.Of(found);
        }

        return found ? value : Failure.NoKey(key, Position);
    }
}
