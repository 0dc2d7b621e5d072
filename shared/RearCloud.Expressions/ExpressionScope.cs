using RearCloud.Expressions.Parsing;

namespace RearCloud.Expressions;

/// <summary>The signals that an expression may name.</summary>
public sealed class ExpressionScope
{
    public static readonly ExpressionScope Empty = new([]);

    private readonly Dictionary<string, SignalDeclaration> signals = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name is no dotted identifier or stands twice.</exception>
    public ExpressionScope(IEnumerable<SignalDeclaration> signals)
    {
        foreach (SignalDeclaration signal in signals)
        {
            if (!signal.Name.Split('.').All(Words.IsIdentifier))
            {
                throw new ArgumentException($"'{signal.Name}' is no name for a signal: write identifiers with dots between.", nameof(signals));
            }

            if (!this.signals.TryAdd(signal.Name, signal))
            {
                throw new ArgumentException($"The signal '{signal.Name}' is declared twice.", nameof(signals));
            }
        }
    }

    public IReadOnlyCollection<SignalDeclaration> Signals => signals.Values;

    public SignalDeclaration? Find(string name) => signals.GetValueOrDefault(name);
}
