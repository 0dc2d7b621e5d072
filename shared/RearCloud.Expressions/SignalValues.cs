namespace RearCloud.Expressions;

/// <summary>Signals with fixed values; those that are not in it are missing.</summary>
public sealed class SignalValues(IReadOnlyDictionary<string, Value> values) : ISignalReader
{
    public static readonly SignalValues None = new(new Dictionary<string, Value>());

    public Value Read(string signal) => values.GetValueOrDefault(signal, Value.Missing);
}
