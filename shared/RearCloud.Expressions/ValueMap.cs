using System.Text;
using RearCloud.Expressions.Evaluation;

namespace RearCloud.Expressions;

/// <summary>A frozen map with keys of the kinds bool, int, uint and string, which are found as CEL compares them: 1 finds 1u.</summary>
public sealed class ValueMap : IEquatable<ValueMap>
{
    public static readonly ValueMap Empty = new([], []);

    private readonly Dictionary<Value, Value> entries;

    private ValueMap(Dictionary<Value, Value> entries, Value[] keys)
    {
        this.entries = entries;
        Keys = Value.Owning(keys);
    }

    public int Count => entries.Count;

    /// <summary>The keys as a list, in the order in which they were given.</summary>
    public Value Keys { get; }

    /// <summary>False for a key of another kind or one that stands twice; <paramref name="wrongKey"/> is then that key.</summary>
    public static bool TryCreate(ReadOnlySpan<KeyValuePair<Value, Value>> pairs, out ValueMap map, out Value wrongKey)
    {
        var entries = new Dictionary<Value, Value>(pairs.Length, Equality.Keys);
        var keys = new Value[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            keys[i] = pairs[i].Key;
            if (!IsKey(keys[i]) || !entries.TryAdd(keys[i], pairs[i].Value))
            {
                (map, wrongKey) = (Empty, keys[i]);
                return false;
            }
        }

        (map, wrongKey) = (new ValueMap(entries, keys), default);
        return true;
    }

    /// <summary>A map with text keys, the usual form of a structured signal; throws if a key stands twice.</summary>
    public static ValueMap Of(params ReadOnlySpan<(string Key, Value Value)> pairs)
    {
        var entries = new KeyValuePair<Value, Value>[pairs.Length];
        for (int i = 0; i < pairs.Length; i++)
        {
            entries[i] = new(Value.Of(pairs[i].Key), pairs[i].Value);
        }

        return TryCreate(entries, out ValueMap map, out Value wrongKey)
            ? map
            : throw new ArgumentException($"The key {wrongKey} stands twice.", nameof(pairs));
    }

    public bool TryGet(Value key, out Value value) => entries.TryGetValue(key, out value);

    internal static bool IsKey(in Value key) => key.Kind is ValueKind.Bool or ValueKind.Int or ValueKind.Uint or ValueKind.String;

    public bool Equals(ValueMap? other)
    {
        if (other is null || Count != other.Count)
        {
            return false;
        }

        foreach ((Value key, Value value) in entries)
        {
            if (!other.entries.TryGetValue(key, out Value theirs) || theirs != value)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as ValueMap);

    public override int GetHashCode() => Count;

    public override string ToString()
    {
        var text = new StringBuilder("{");
        foreach (Value key in Keys.AsList)
        {
            text.Append(text.Length > 1 ? ", " : "").Append(key.ToString()).Append(": ").Append(entries[key].ToString());
        }

        return text.Append('}').ToString();
    }
}
