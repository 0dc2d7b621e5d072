namespace RearCloud.Expressions.Evaluation;

/// <summary>CEL's equality and order: numbers compare by their mathematical value across types, other kinds only with their own.</summary>
internal static class Equality
{
    /// <summary>How the keys of a map are compared.</summary>
    public static readonly IEqualityComparer<Value> Keys = new KeyComparer();

    public static bool AreEqual(in Value left, in Value right)
    {
        if (IsNumber(left) && IsNumber(right))
        {
            return CompareNumbers(left, right) == 0;
        }

        if (left.Kind != right.Kind)
        {
            return false;
        }

        return left.Kind switch
        {
            ValueKind.List => ListsAreEqual(left.AsList, right.AsList),
            ValueKind.Map => MapsAreEqual(left.AsMap, right.AsMap),
            _ => left == right,
        };
    }

    /// <summary>The order of two values that have one; null where one of them is NaN.</summary>
    public static int? Compare(in Value left, in Value right) => left.Kind switch
    {
        ValueKind.Bool => left.AsBool.CompareTo(right.AsBool),
        ValueKind.String => CompareText(left.AsText, right.AsText),
        ValueKind.Bytes => left.AsBytes.SequenceCompareTo(right.AsBytes),
        _ => CompareNumbers(left, right),
    };

    public static bool CanCompare(in Value left, in Value right) =>
        (IsNumber(left) && IsNumber(right)) || (left.Kind == right.Kind && left.Kind is ValueKind.Bool or ValueKind.String or ValueKind.Bytes);

    private static bool IsNumber(in Value value) => value.Kind is ValueKind.Int or ValueKind.Uint or ValueKind.Double;

    private static int? CompareNumbers(in Value left, in Value right)
    {
        if (left.Kind == ValueKind.Double)
        {
            return right.Kind == ValueKind.Double ? CompareDoubles(left.AsDouble, right.AsDouble) : -CompareWithDouble(Whole(right), left.AsDouble);
        }

        return right.Kind == ValueKind.Double ? CompareWithDouble(Whole(left), right.AsDouble) : Whole(left).CompareTo(Whole(right));
    }

    private static Int128 Whole(in Value value) => value.Kind == ValueKind.Int ? value.AsInt : value.AsUint;

    private static int? CompareDoubles(double left, double right)
    {
        if (double.IsNaN(left) || double.IsNaN(right))
        {
            return null;
        }

        // Not CompareTo, for which -0.0 and 0.0 could differ one day; here they are equal.
        return left < right ? -1 : left > right ? 1 : 0;
    }

    // Exact: a double beyond +-2^65 is beyond every int and uint, and below that its whole part fits an Int128.
    private static int? CompareWithDouble(Int128 left, double right)
    {
        if (double.IsNaN(right))
        {
            return null;
        }

        if (Math.Abs(right) >= 3.6893488147419103e19)
        {
            return right > 0 ? -1 : 1;
        }

        double floor = Math.Floor(right);
        int order = left.CompareTo((Int128)floor);
        return order == 0 && right > floor ? -1 : order;
    }

    // By code points: in UTF-16 order U+E000 to U+FFFF would come behind the supplementary characters' surrogates.
    private static int CompareText(string left, string right)
    {
        int common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        char a = left[common], b = right[common];
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }

    private static bool ListsAreEqual(ReadOnlySpan<Value> left, ReadOnlySpan<Value> right)
    {
        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (!AreEqual(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool MapsAreEqual(ValueMap left, ValueMap right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (Value key in left.Keys.AsList)
        {
            if (!left.TryGet(key, out Value ours) || !right.TryGet(key, out Value theirs) || !AreEqual(ours, theirs))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class KeyComparer : IEqualityComparer<Value>
    {
        public bool Equals(Value x, Value y) => AreEqual(x, y);

        // Numbers that are equal across types have equal hashes: whole ones hash as a whole number.
        public int GetHashCode(Value value) => value.Kind switch
        {
            ValueKind.Int or ValueKind.Uint => Whole(value).GetHashCode(),
            ValueKind.Double when Math.Abs(value.AsDouble) < 3.6893488147419103e19 && value.AsDouble == Math.Floor(value.AsDouble) =>
                ((Int128)value.AsDouble).GetHashCode(),
            _ => value.GetHashCode(),
        };
    }
}
