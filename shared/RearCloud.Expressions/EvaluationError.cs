namespace RearCloud.Expressions;

/// <summary>Why an evaluation has no value.</summary>
/// <param name="Code">Stable, lower-case, dotted name, for example <c>evaluation.division-by-zero</c>.</param>
/// <param name="Message">What was wrong, in a sentence.</param>
/// <param name="Position">UTF-16 units from the source's start to the failing operation, or -1 where there is none.</param>
public sealed record EvaluationError(string Code, string Message, int Position)
{
    public override string ToString() => Position < 0 ? $"{Code}: {Message}" : $"{Code} at {Position}: {Message}";
}
