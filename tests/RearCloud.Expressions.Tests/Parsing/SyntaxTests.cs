namespace RearCloud.Expressions.Tests.Parsing;

public sealed class SyntaxTests
{
    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 4 - 3", "3")]
    [InlineData("100 / 5 / 2", "10")]
    [InlineData("-2 * -3", "6")]
    [InlineData("--5", "5")]
    [InlineData("!!true", "true")]
    [InlineData("true || false && false", "true")]
    [InlineData("1 < 2 == true", "true")]
    [InlineData("false ? 1 : true ? 2 : 3", "2")]
    [InlineData("[1, 2, 3,][1]", "2")]
    [InlineData("{'a': 1, 'b': 2,}.b", "2")]
    [InlineData("{}.size()", "0")]
    [InlineData("[[1], [2, 3]][1][0]", "2")]
    [InlineData(".name", "Ada")]
    [InlineData("{'for': 1}.for", "1")]
    public void Operators_bind_as_in_CEL(string source, string value) => Assert.Equal(value, Sources.Evaluate(source).ToString());

    [Theory]
    [InlineData("", 0)]
    [InlineData("1 +", 3)]
    [InlineData("(1", 2)]
    [InlineData("1)", 1)]
    [InlineData("1 2", 2)]
    [InlineData("[1, 2", 5)]
    [InlineData("[,]", 1)]
    [InlineData("{1}", 2)]
    [InlineData("{'a': 1", 7)]
    [InlineData("true ? 1", 8)]
    [InlineData("name.", 5)]
    [InlineData("name.1", 4)]
    [InlineData("size(name,)", 10)]
    [InlineData("size(name", 9)]
    [InlineData("* 2", 0)]
    public void Wrong_syntax_is_reported_where_it_stands(string source, int position) =>
        Assert.Equal(position, Sources.Problem(source).Position);

    [Theory]
    [InlineData("while")]
    [InlineData("return + 1")]
    [InlineData("import()")]
    public void Reserved_words_are_no_names(string source) => Assert.Equal("expression.reserved-word", Sources.Problem(source).Code);

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("true ? 1 : ", "")]
    [InlineData("{1:", "}")]
    [InlineData("size(", ")")]
    [InlineData("[1][", "]")]
    public void A_hundred_thousand_levels_are_refused_without_exhausting_the_stack(string opening, string closing)
    {
        string source = string.Concat(Enumerable.Repeat(opening, 100_000)) + "1" + string.Concat(Enumerable.Repeat(closing, 100_000));
        Assert.Equal("expression.too-long", Sources.Problem(source).Code);

        // The same as deep as the length allows.
        int levels = ExpressionLimits.SourceLength / (opening.Length + closing.Length) - 1;
        source = string.Concat(Enumerable.Repeat(opening, levels)) + "1" + string.Concat(Enumerable.Repeat(closing, levels));
        Assert.Equal("expression.too-deep", Sources.Problem(source).Code);
    }

    [Theory]
    [InlineData("1", "+1")]
    [InlineData("any", ".a")]
    [InlineData("any", "[0]")]
    [InlineData("1", "<1")]
    public void A_chain_may_be_as_long_as_the_tree_may_be_high(string first, string next)
    {
        Assert.DoesNotContain(Expression.Parse(Chain(ExpressionLimits.TreeHeight - 1), Sources.Scope).Problems, p => p.Code == "expression.too-deep");
        Assert.Equal("expression.too-deep", Sources.Problem(Chain(ExpressionLimits.TreeHeight)).Code);

        string Chain(int links) => first + string.Concat(Enumerable.Repeat(next, links));
    }

    [Fact]
    public void Chains_of_and_and_or_are_flat()
    {
        string source = "true" + string.Concat(Enumerable.Repeat("&&true", 600));
        Assert.Equal(Value.True, Sources.Evaluate(source));
    }

    [Fact]
    public void Sixty_four_levels_are_enough_for_anybody()
    {
        string source = new string('(', ExpressionLimits.NestingDepth - 1) + "1" + new string(')', ExpressionLimits.NestingDepth - 1);
        Assert.Equal(Value.Of(1L), Sources.Evaluate(source));
        Assert.Equal("expression.too-deep", Sources.Problem($"({source})").Code);
    }

    [Fact]
    public void The_deepest_source_needs_less_than_half_a_megabyte_of_stack()
    {
        int levels = ExpressionLimits.NestingDepth - 1;
        string nested = string.Concat(Enumerable.Repeat("[{1: ", levels / 2)) + "1" + string.Concat(Enumerable.Repeat("}]", levels / 2));
        string chained = "any" + string.Concat(Enumerable.Repeat("[0]", ExpressionLimits.TreeHeight - 1));
        Value[] values = [Value.Null, Value.Null];
        var thread = new Thread(() => values = [Sources.Evaluate(nested), Sources.Evaluate(chained)], 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(ValueKind.List, values[0].Kind);
        Assert.Equal(ValueKind.Error, values[1].Kind);
    }

    [Fact]
    public void A_problem_tells_its_line_and_column()
    {
        const string Source = "1 +\n  2 +\n  'x";
        ExpressionProblem problem = Sources.Problem(Source);
        Assert.Equal((3, 3), problem.PlaceIn(Source));
    }
}
