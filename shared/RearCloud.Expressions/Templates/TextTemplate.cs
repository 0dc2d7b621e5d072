using System.Buffers;
using RearCloud.Expressions.Evaluation;

namespace RearCloud.Expressions.Templates;

/// <summary>Text with expressions in it: <c>Battery {battery.level}%</c>. <c>{{</c> and <c>}}</c> stand for the braces themselves.</summary>
public sealed class TextTemplate
{
    /// <summary>What stands for a part that has no value: an en dash.</summary>
    public const string NoValue = "–";

    private readonly TemplatePart[] parts;

    internal TextTemplate(string source, TemplatePart[] parts)
    {
        Source = source;
        this.parts = parts;
        Signals = [.. parts.SelectMany(part => part.Expression?.Signals ?? []).Distinct(StringComparer.Ordinal)];
        Cost = parts.Sum(part => part.Expression?.Cost ?? 1);
    }

    public string Source { get; }

    /// <summary>The signals that its expressions read, each once: while none of them changes, its text stays.</summary>
    public IReadOnlyList<string> Signals { get; }

    /// <summary>Steps that formatting takes at most; see <see cref="Expression.Cost"/>.</summary>
    public long Cost { get; }

    /// <summary>Parses and checks a template. A wrong source is a value with problems, never an exception.</summary>
    public static TextTemplateResult Parse(string source, ExpressionScope scope)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(scope);
        return source.Length > ExpressionLimits.SourceLength
            ? new TextTemplateResult(null, [Expression.TooLong(source)])
            : new TemplateParser(source, scope).Parse();
    }

    /// <summary>The text with these signals; a part without a value shows <paramref name="noValue"/>.</summary>
    public string Format(ISignalReader signals, string noValue = NoValue)
    {
        char[] rented = ArrayPool<char>.Shared.Rent(256);
        int length;
        while (!TryFormat(signals, rented, out length, noValue))
        {
            int larger = rented.Length * 2;
            ArrayPool<char>.Shared.Return(rented);
            rented = ArrayPool<char>.Shared.Rent(larger);
        }

        string text = new(rented, 0, length);
        ArrayPool<char>.Shared.Return(rented);
        return text;
    }

    /// <summary>Writes the text without allocating, where its expressions do not; false if there is not enough room.</summary>
    public bool TryFormat(ISignalReader signals, Span<char> destination, out int written, string noValue = NoValue)
    {
        written = 0;
        foreach (TemplatePart part in parts)
        {
            if (!TryWrite(part, signals, destination[written..], out int length, noValue))
            {
                return false;
            }

            written += length;
        }

        return true;
    }

    private static bool TryWrite(TemplatePart part, ISignalReader signals, Span<char> destination, out int written, string noValue)
    {
        Value value = part.Expression is null ? part.Literal : part.Expression.Evaluate(signals);
        if (ValueText.HasText(value))
        {
            return ValueText.TryWrite(value, destination, out written);
        }

        written = noValue.Length;
        return noValue.TryCopyTo(destination);
    }
}
