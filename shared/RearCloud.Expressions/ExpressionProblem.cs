namespace RearCloud.Expressions;

/// <summary>Why a source is refused: what is wrong, where, and what to do.</summary>
/// <param name="Code">Stable, lower-case, dotted name of the rule, for example <c>expression.unknown-name</c>.</param>
/// <param name="Position">UTF-16 units from the source's start.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Remedy">What to do, in a sentence.</param>
public sealed record ExpressionProblem(string Code, int Position, string Message, string Remedy)
{
    public override string ToString() => $"{Code} at {Position}: {Message} {Remedy}";

    /// <summary>Line and column of the problem, both counted from 1.</summary>
    public (int Line, int Column) PlaceIn(string source)
    {
        ReadOnlySpan<char> before = source.AsSpan(0, Math.Clamp(Position, 0, source.Length));
        return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
