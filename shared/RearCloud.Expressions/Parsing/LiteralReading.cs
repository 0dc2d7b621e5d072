namespace RearCloud.Expressions.Parsing;

/// <summary>What was read of a literal: its value or its problem, and where it ends.</summary>
internal readonly record struct LiteralReading(int End, Value Value, ExpressionProblem? Problem = null, bool IsSmallestInt = false)
{
    public static LiteralReading Wrong(string code, int at, int end, string message, string remedy) =>
        new(end, default, new ExpressionProblem(code, at, message, remedy));
}
