namespace RearCloud.Core.Edits;

/// <summary>The number of a client's mutation: 1, 2, 3, … without holes. With the client's id it makes a mutation idempotent.</summary>
public readonly record struct MutationId(long Value) : IComparable<MutationId>
{
    public MutationId Next => new(Value + 1);

    public int CompareTo(MutationId other) => Value.CompareTo(other.Value);

    public static bool operator <(MutationId left, MutationId right) => left.Value < right.Value;

    public static bool operator >(MutationId left, MutationId right) => left.Value > right.Value;

    public static bool operator <=(MutationId left, MutationId right) => left.Value <= right.Value;

    public static bool operator >=(MutationId left, MutationId right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
