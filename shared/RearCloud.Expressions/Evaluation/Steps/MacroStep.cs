namespace RearCloud.Expressions.Evaluation.Steps;

/// <summary><c>range.all(x, body)</c> and its sisters; <paramref name="filter"/> is the second of three arguments of <c>map</c>.</summary>
internal sealed class MacroStep(int position, ExpressionType type, Macro macro, Step range, int slot, Step? filter, Step body) : Step(position, type)
{
    private readonly int bound = range.SizeBound;

    public override long Cost { get; } =
        Math.Min(range.Cost + (range.SizeBound * (1 + (filter?.Cost ?? 0) + body.Cost)) + 1, int.MaxValue);

    public override int SizeBound => bound;

    public override Value Run(ref Frame frame)
    {
        Value collection = range.Run(ref frame);
        if (collection.IsError)
        {
            return collection;
        }

        if (collection.Kind is not (ValueKind.List or ValueKind.Map))
        {
            return Failure.NoOverload("A macro", collection, Position);
        }

        ReadOnlySpan<Value> items = collection.Kind == ValueKind.Map ? collection.AsMap.Keys.AsList : collection.AsList;
        if (items.Length > bound)
        {
            return Failure.TooLarge(bound, Position);
        }

        return macro switch
        {
            Macro.All => Decide(ref frame, items, deciding: false),
            Macro.Exists => Decide(ref frame, items, deciding: true),
            Macro.ExistsOne => One(ref frame, items),
            _ => Collect(ref frame, items),
        };
    }

    // Like a chain of && or ||: an item that decides settles it, whatever errors the others are.
    private Value Decide(ref Frame frame, ReadOnlySpan<Value> items, bool deciding)
    {
        Value result = Value.Of(!deciding);
        foreach (ref readonly Value item in items)
        {
            Value value = Test(ref frame, item, body);
            if (value.IsError)
            {
                result = result.IsError ? result : value;
            }
            else if (value.IsTrue == deciding)
            {
                return value;
            }
        }

        return result;
    }

    private Value One(ref Frame frame, ReadOnlySpan<Value> items)
    {
        int count = 0;
        foreach (ref readonly Value item in items)
        {
            Value value = Test(ref frame, item, body);
            if (value.IsError)
            {
                return value;
            }

            count += value.IsTrue ? 1 : 0;
        }

        return Value.Of(count == 1);
    }

    private Value Collect(ref Frame frame, ReadOnlySpan<Value> items)
    {
        Step? condition = macro == Macro.Filter ? body : filter;
        var found = new List<Value>(items.Length);
        foreach (ref readonly Value item in items)
        {
            frame.Locals[slot] = item;
            Value kept = condition is null ? Value.True : Test(ref frame, item, condition);
            if (kept.IsError)
            {
                return kept;
            }

            if (!kept.IsTrue)
            {
                continue;
            }

            Value value = macro == Macro.Filter ? item : body.Run(ref frame);
            if (value.IsError)
            {
                return value;
            }

            found.Add(value);
        }

        return Value.Owning([.. found]);
    }

    // A bool or an error.
    private Value Test(ref Frame frame, in Value item, Step condition)
    {
        frame.Locals[slot] = item;
        Value value = condition.Run(ref frame);
        return value.Kind is ValueKind.Bool or ValueKind.Error ? value : Failure.NoOverload("A macro's condition", value, condition.Position);
    }
}
