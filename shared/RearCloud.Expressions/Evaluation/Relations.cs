using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions.Evaluation;

/// <summary>The operators that compare, and <c>in</c>.</summary>
internal static class Relations
{
    public static Value Apply(TokenKind operation, in Value left, in Value right, int position)
    {
        switch (operation)
        {
            case TokenKind.Equal:
                return Value.Of(Equality.AreEqual(left, right));
            case TokenKind.NotEqual:
                return Value.Of(!Equality.AreEqual(left, right));
            case TokenKind.In:
                return In(left, right, position);
            default:
                break;
        }

        if (!Equality.CanCompare(left, right))
        {
            return Failure.NoOverload(Operators.Text(operation), left, right, position);
        }

        // NaN has no order: every comparison with it is false.
        return Equality.Compare(left, right) is { } order
            ? Value.Of(operation switch
            {
                TokenKind.Less => order < 0,
                TokenKind.LessOrEqual => order <= 0,
                TokenKind.Greater => order > 0,
                _ => order >= 0,
            })
            : Value.False;
    }

    private static Value In(in Value item, in Value collection, int position)
    {
        if (collection.Kind == ValueKind.Map)
        {
            return Value.Of(MayFindKey(item) && collection.AsMap.TryGet(item, out _));
        }

        if (collection.Kind != ValueKind.List)
        {
            return Failure.NoOverload("in", item, collection, position);
        }

        foreach (ref readonly Value candidate in collection.AsList)
        {
            if (Equality.AreEqual(item, candidate))
            {
                return Value.True;
            }
        }

        return Value.False;
    }

    // A double finds a key that is the same whole number.
    private static bool MayFindKey(in Value item) => ValueMap.IsKey(item) || item.Kind == ValueKind.Double;
}
