namespace RearCloud.Core.Documents;

/// <summary>A position in a stream: 0 before the first change, then without holes.</summary>
public readonly record struct Sequence(long Value) : IComparable<Sequence>
{
    public static Sequence Zero { get; }

    public Sequence Next => new(Value + 1);

    public int CompareTo(Sequence other) => Value.CompareTo(other.Value);

    public static bool operator <(Sequence left, Sequence right) => left.Value < right.Value;

    public static bool operator >(Sequence left, Sequence right) => left.Value > right.Value;

    public static bool operator <=(Sequence left, Sequence right) => left.Value <= right.Value;

    public static bool operator >=(Sequence left, Sequence right) => left.Value >= right.Value;

    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
