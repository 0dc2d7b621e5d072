namespace RearCloud.Expressions.Tests.Checking;

public sealed class CheckerTests
{
    [Theory]
    [InlineData("1 + 1", "int")]
    [InlineData("1u + 1u", "uint")]
    [InlineData("1.0 + 1.0", "double")]
    [InlineData("'a' + 'b'", "string")]
    [InlineData("b'a' + b'b'", "bytes")]
    [InlineData("[1] + [2]", "list(int)")]
    [InlineData("[1] + ['a']", "error")]
    [InlineData("[1, 'a']", "list(dyn)")]
    [InlineData("[]", "list(dyn)")]
    [InlineData("{'a': 1}", "map(string, int)")]
    [InlineData("{'a': 1, 1: 'b'}", "map(dyn, dyn)")]
    [InlineData("1 < 2.0", "bool")]
    [InlineData("1u >= 2", "bool")]
    [InlineData("null", "null")]
    [InlineData("any", "dyn")]
    [InlineData("any + 1", "int")]
    [InlineData("any + any", "dyn")]
    [InlineData("any == 1", "bool")]
    [InlineData("true ? 1 : 2", "int")]
    [InlineData("true ? 1 : any", "dyn")]
    [InlineData("weather.city", "dyn")]
    [InlineData("weather.wind.speed", "double")]
    [InlineData("weather['city']", "dyn")]
    [InlineData("steps[0]", "int")]
    [InlineData("steps.map(x, double(x))", "list(double)")]
    [InlineData("steps.filter(x, x > 3)", "list(int)")]
    [InlineData("{'a': 1}.map(k, k + '!')", "list(string)")]
    [InlineData("has(weather.city)", "bool")]
    [InlineData("string(any)", "string")]
    [InlineData("dyn(1)", "dyn")]
    public void Types_are_found(string source, string type) =>
        Assert.Equal(type, Expression.Parse(source, Sources.Scope).Expression?.Type.ToString() ?? "error");

    [Theory]
    [InlineData("1 + 1u", "expression.no-overload", 2, "int and uint")]
    [InlineData("1 + 1.0", "expression.no-overload", 2, "int and double")]
    [InlineData("'Level ' + 1", "expression.no-overload", 9, "string and int")]
    [InlineData("1 == 'a'", "expression.no-overload", 2, "int and string")]
    [InlineData("1.5 % 2.0", "expression.no-overload", 4, "double")]
    [InlineData("'a' < 1", "expression.no-overload", 4, "string and int")]
    [InlineData("[1] < [2]", "expression.no-overload", 4, "list(int)")]
    [InlineData("-1u", "expression.no-overload", 0, "uint")]
    [InlineData("!1", "expression.no-overload", 0, "int")]
    [InlineData("true && 1", "expression.no-overload", 8, "int")]
    [InlineData("1 ? 2 : 3", "expression.no-overload", 0, "int")]
    [InlineData("true ? 1 : 'a'", "expression.no-overload", 5, "int and string")]
    [InlineData("'a' in [1]", "expression.no-overload", 4, "string and list(int)")]
    [InlineData("1 in 2", "expression.no-overload", 2, "int and int")]
    [InlineData("name[0]", "expression.no-overload", 4, "string")]
    [InlineData("steps['a']", "expression.no-overload", 6, "list(int)")]
    [InlineData("{'a': 1}[1]", "expression.no-overload", 9, "string")]
    [InlineData("{1.5: 1}", "expression.wrong-key", 1, "double")]
    [InlineData("{null: 1}", "expression.wrong-key", 1, "null")]
    [InlineData("name.first", "expression.no-member", 5, "'first'")]
    [InlineData("nobody", "expression.unknown-name", 0, "'nobody'")]
    [InlineData("battery.levle", "expression.unknown-name", 0, "'battery.levle'")]
    [InlineData("battery", "expression.unknown-name", 0, "'battery'")]
    [InlineData("nothing(1)", "expression.unknown-function", 0, "'nothing'")]
    [InlineData("size(1)", "expression.no-overload", 0, "size(int)")]
    [InlineData("size()", "expression.no-overload", 0, "size()")]
    [InlineData("startsWith('a', 'b')", "expression.no-overload", 0, "startsWith(string, string)")]
    [InlineData("name.startsWith(1)", "expression.no-overload", 5, "string.startsWith(int)")]
    [InlineData("int(true)", "expression.no-overload", 0, "int(bool)")]
    [InlineData("has(name)", "expression.wrong-macro", 0, "has()")]
    [InlineData("has()", "expression.wrong-macro", 0, "has()")]
    [InlineData("steps.all(1, true)", "expression.wrong-macro", 6, "all()")]
    [InlineData("steps.all(x)", "expression.wrong-macro", 6, "all()")]
    [InlineData("name.all(x, true)", "expression.no-overload", 5, "string")]
    [InlineData("steps.all(x, x)", "expression.no-overload", 13, "int")]
    [InlineData("steps.all(x, true) && x", "expression.unknown-name", 22, "'x'")]
    public void A_wrong_use_is_reported_where_it_stands(string source, string code, int position, string message)
    {
        ExpressionProblem problem = Sources.Problem(source);
        Assert.Equal((code, position), (problem.Code, problem.Position));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(problem.Remedy);
    }

    [Theory]
    [InlineData("battery.levle", "Did you mean 'battery.level'?")]
    [InlineData("Name", "Did you mean 'name'?")]
    [InlineData("name.startWith('a')", "Did you mean 'startsWith'?")]
    [InlineData("1 + 1.0", "Convert one side with int(), uint() or double().")]
    [InlineData("'a' + 1", "Convert the other side with string().")]
    public void The_remedy_says_what_to_do(string source, string remedy) => Assert.Equal(remedy, Sources.Problem(source).Remedy);

    [Fact]
    public void All_problems_are_reported_in_one_look()
    {
        ExpressionResult result = Expression.Parse("nobody + (1 + 'a') == size(5) && !7", Sources.Scope);
        Assert.Equal(
            ["expression.unknown-name", "expression.no-overload", "expression.no-overload", "expression.no-overload"], result.Problems.Select(p => p.Code));
    }

    [Fact]
    public void No_more_than_the_limit_of_problems_is_reported()
    {
        string source = string.Join(" && ", Enumerable.Range(0, 100).Select(i => $"nobody{i}"));
        Assert.Equal(ExpressionLimits.Problems, Expression.Parse(source, Sources.Scope).Problems.Count);
    }

    [Theory]
    [InlineData("battery.level > 20 && battery.charging || battery.level == 100", "battery.level battery.charging")]
    [InlineData("weather.wind.speed + 1.0", "weather.wind.speed")]
    [InlineData("weather.wind", "weather")]
    [InlineData("has(weather.wind.speed)", "weather.wind.speed")]
    [InlineData("steps.all(name, name > 0)", "steps")]
    [InlineData("1 + 1", "")]
    public void The_signals_it_depends_on_are_known(string source, string signals) =>
        Assert.Equal(signals, string.Join(' ', Sources.Compile(source).Signals));

    [Theory]
    [InlineData("1", 1)]
    [InlineData("1 + 2 * 3", 5)]
    [InlineData("battery.level", 1)]
    [InlineData("true ? 1 : 2 + 3", 5)]
    [InlineData("[1, 2, 3]", 4)]
    [InlineData("[1, 2, 3].all(x, x > 0)", 4 + (3 * (1 + 3)) + 1)]
    [InlineData("steps.map(x, x)", 1 + (256 * 2) + 1)]
    [InlineData("([1] + [2]).exists(x, true)", 5 + (2 * 2) + 1)]
    [InlineData("size(name)", 2)]
    public void The_cost_is_bounded_before_evaluation(string source, long cost) => Assert.Equal(cost, Sources.Compile(source).Cost);

    [Fact]
    public void Macros_inside_one_another_are_refused_when_they_may_cost_too_much()
    {
        Sources.Compile("steps.all(x, [1, 2].all(y, x == y))");
        ExpressionProblem problem = Sources.Problem("steps.all(x, steps.all(y, x == y))");
        Assert.Equal("expression.too-costly", problem.Code);
        string deep = "true";
        for (int i = 0; i <= ExpressionLimits.MacroDepth; i++)
        {
            deep = $"[1].all(x{i}, {deep})";
        }

        Assert.Equal("expression.too-deep", Sources.Problem(deep).Code);
    }

    [Fact]
    public void An_expected_type_is_checked()
    {
        Sources.Compile("battery.level > 20", ExpressionType.Bool);
        ExpressionProblem problem = Sources.Problem("battery.level", ExpressionType.Double);
        Assert.Equal("expression.wrong-type", problem.Code);
        Assert.Equal("The value is int, not double.", problem.Message);

        Expression dynamic = Sources.Compile("any", ExpressionType.Int);
        Assert.Equal(ExpressionType.Int, dynamic.Type);
        Assert.Equal("evaluation.wrong-type", dynamic.Evaluate(Sources.Signals).Error.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("a b")]
    [InlineData("1a")]
    [InlineData("true")]
    public void A_scope_refuses_names_that_no_expression_could_write(string name) =>
        Assert.Throws<ArgumentException>(() => new ExpressionScope([new(name, ExpressionType.Int)]));

    [Fact]
    public void A_scope_refuses_a_name_that_stands_twice() =>
        Assert.Throws<ArgumentException>(() => new ExpressionScope([new("a", ExpressionType.Int), new("a", ExpressionType.Bool)]));
}
