namespace RearCloud.Expressions.Tests;

/// <summary>Compiles and evaluates sources over a small set of signals.</summary>
internal static class Sources
{
    public static readonly ExpressionScope Scope = new(
    [
        new("battery.level", ExpressionType.Int),
        new("battery.charging", ExpressionType.Bool),
        new("weather", ExpressionType.MapOf(ExpressionType.String, ExpressionType.Dynamic)),
        new("weather.wind.speed", ExpressionType.Double),
        new("steps", ExpressionType.ListOf(ExpressionType.Int)),
        new("name", ExpressionType.String),
        new("any", ExpressionType.Dynamic),
        new("absent", ExpressionType.Int),
        new("lying", ExpressionType.Int),
    ]);

    public static readonly SignalValues Signals = new(new Dictionary<string, Value>
    {
        ["battery.level"] = Value.Of(42L),
        ["battery.charging"] = Value.False,
        ["weather"] = Value.Of(ValueMap.Of(("city", Value.Of("Oslo")), ("days", Value.Of([Value.Of(1L), Value.Of(2L)])))),
        ["weather.wind.speed"] = Value.Of(7.5),
        ["steps"] = Value.Of([Value.Of(3L), Value.Of(5L), Value.Of(8L)]),
        ["name"] = Value.Of("Ada"),
        ["any"] = Value.Of("text"),
        ["lying"] = Value.Of("no int"),
    });

    public static Expression Compile(string source, ExpressionType? expected = null)
    {
        ExpressionResult result = Expression.Parse(source, Scope, expected);
        Assert.True(result.TryGet(out Expression? expression), $"{source}: {string.Join("; ", result.Problems)}");
        return expression;
    }

    public static Value Evaluate(string source) => Compile(source).Evaluate(Signals);

    public static ExpressionProblem Problem(string source, ExpressionType? expected = null)
    {
        ExpressionResult result = Expression.Parse(source, Scope, expected);
        Assert.Null(result.Expression);
        return result.Problems[0];
    }
}
