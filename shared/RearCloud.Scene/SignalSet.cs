using System.Collections.Immutable;

namespace RearCloud.Scene;

/// <summary>The signals as they are at one moment, by name. Frozen: a change makes a new set.</summary>
public sealed class SignalSet
{
    private readonly ImmutableDictionary<string, SignalValue> values;

    private SignalSet(ImmutableDictionary<string, SignalValue> values) => this.values = values;

    public static SignalSet Empty { get; } = new(ImmutableDictionary<string, SignalValue>.Empty.WithComparers(StringComparer.Ordinal));

    public IEnumerable<string> Names => values.Keys;

    /// <summary>The value of a signal, or null while nobody has fed it.</summary>
    public SignalValue? Find(string name) => values.TryGetValue(name, out var value) ? value : null;

    /// <summary>This set with one value changed; the same set if the value is what it was.</summary>
    public SignalSet With(string name, SignalValue value)
    {
        var changed = values.SetItem(name, value);
        return ReferenceEquals(changed, values) ? this : new SignalSet(changed);
    }

    /// <summary>This set with a signal gone, as when its source is lost.</summary>
    public SignalSet Without(string name) => values.ContainsKey(name) ? new SignalSet(values.Remove(name)) : this;
}
