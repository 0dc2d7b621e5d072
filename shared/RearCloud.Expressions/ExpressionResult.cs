using System.Diagnostics.CodeAnalysis;

namespace RearCloud.Expressions;

/// <summary>A compiled expression, or why there is none.</summary>
public sealed class ExpressionResult
{
    internal ExpressionResult(Expression? expression, IReadOnlyList<ExpressionProblem> problems)
    {
        Expression = expression;
        Problems = problems;
    }

    public Expression? Expression { get; }

    /// <summary>Empty exactly if there is an expression.</summary>
    public IReadOnlyList<ExpressionProblem> Problems { get; }

    public bool TryGet([NotNullWhen(true)] out Expression? expression) => (expression = Expression) is not null;
}
