namespace RearCloud.Expressions.Tests.Evaluation;

public sealed class EvaluationTests
{
    [Theory]
    [InlineData("7 / 2", "3")]
    [InlineData("-7 / 2", "-3")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("7u / 2u", "3")]
    [InlineData("7u % 4u", "3")]
    [InlineData("1.0 / 0.0", "Infinity")]
    [InlineData("-1.0 / 0.0", "-Infinity")]
    [InlineData("0.0 / 0.0", "NaN")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("'a' + 'b' + ''", "ab")]
    [InlineData("b'a' + b'\\xff'", "b'61FF'")]
    [InlineData("[1] + [2, 3] + []", "[1, 2, 3]")]
    [InlineData("-(-9223372036854775807)", "9223372036854775807")]
    [InlineData("9223372036854775807 - 1", "9223372036854775806")]
    [InlineData("4294967296 * 2147483647", "9223372032559808512")]
    [InlineData("battery.level + 1", "43")]
    [InlineData("any + '!'", "text!")]
    public void Arithmetic_gives_its_value(string source, string value) => Assert.Equal(value, Sources.Evaluate(source).ToString());

    [Theory]
    [InlineData("9223372036854775807 + 1", "evaluation.overflow", 20)]
    [InlineData("-9223372036854775808 - 1", "evaluation.overflow", 21)]
    [InlineData("4294967296 * 2147483648", "evaluation.overflow", 11)]
    [InlineData("-(-9223372036854775808)", "evaluation.overflow", 0)]
    [InlineData("-9223372036854775808 / -1", "evaluation.overflow", 21)]
    [InlineData("-9223372036854775808 % -1", "evaluation.overflow", 21)]
    [InlineData("18446744073709551615u + 1u", "evaluation.overflow", 22)]
    [InlineData("0u - 1u", "evaluation.overflow", 3)]
    [InlineData("18446744073709551615u * 2u", "evaluation.overflow", 22)]
    [InlineData("1 / 0", "evaluation.division-by-zero", 2)]
    [InlineData("1 % 0", "evaluation.division-by-zero", 2)]
    [InlineData("1u / 0u", "evaluation.division-by-zero", 3)]
    [InlineData("1u % 0u", "evaluation.division-by-zero", 3)]
    [InlineData("any + 1", "evaluation.wrong-type", 4)]
    [InlineData("-any", "evaluation.wrong-type", 0)]
    [InlineData("!any", "evaluation.wrong-type", 0)]
    [InlineData("any < 1", "evaluation.wrong-type", 4)]
    [InlineData("any && true", "evaluation.wrong-type", 0)]
    [InlineData("any ? 1 : 2", "evaluation.wrong-type", 4)]
    [InlineData("any.member", "evaluation.wrong-type", 4)]
    [InlineData("any[0]", "evaluation.wrong-type", 3)]
    [InlineData("1 in any", "evaluation.wrong-type", 2)]
    [InlineData("size(dyn(1))", "evaluation.wrong-type", 0)]
    [InlineData("any.all(x, true)", "evaluation.wrong-type", 4)]
    [InlineData("[1][1]", "evaluation.index-out-of-range", 3)]
    [InlineData("[1][-1]", "evaluation.index-out-of-range", 3)]
    [InlineData("[1][dyn(0.5)]", "evaluation.wrong-type", 3)]
    [InlineData("{'a': 1}['b']", "evaluation.no-such-key", 8)]
    [InlineData("{'a': 1}.b", "evaluation.no-such-key", 9)]
    [InlineData("{1: 'a', 1u: 'b'}", "evaluation.wrong-key", 0)]
    [InlineData("{dyn(1.5): 'a'}", "evaluation.wrong-key", 0)]
    [InlineData("1 + absent", "evaluation.no-value", 4)]
    [InlineData("1 + lying", "evaluation.wrong-type", 4)]
    [InlineData("[1 / 0].size()", "evaluation.division-by-zero", 3)]
    [InlineData("{'a': 1 / 0}", "evaluation.division-by-zero", 8)]
    public void An_error_is_a_value_with_its_place(string source, string code, int position)
    {
        Value value = Sources.Evaluate(source);
        Assert.True(value.IsError, value.ToString());
        Assert.Equal((code, position), (value.Error.Code, value.Error.Position));
        Assert.NotEmpty(value.Error.Message);
    }

    [Theory]
    [InlineData("false && 1 / 0 > 0", "false")]
    [InlineData("1 / 0 > 0 && false", "false")]
    [InlineData("true || 1 / 0 > 0", "true")]
    [InlineData("1 / 0 > 0 || true", "true")]
    [InlineData("1 / 0 > 0 || absent > 0 || true", "true")]
    [InlineData("any || true", "true")]
    [InlineData("any && false", "false")]
    [InlineData("1 / 0 > 0 || false", "evaluation.division-by-zero")]
    [InlineData("1 / 0 > 0 && true", "evaluation.division-by-zero")]
    [InlineData("absent > 0 || 1 / 0 > 0", "evaluation.no-value")]
    [InlineData("true ? 1 : 1 / 0", "1")]
    [InlineData("false ? 1 / 0 : 2", "2")]
    [InlineData("1 / 0 > 0 ? 1 : 2", "evaluation.division-by-zero")]
    public void And_and_or_absorb_the_errors_that_cannot_matter(string source, string value)
    {
        Value found = Sources.Evaluate(source);
        Assert.Equal(value, found.IsError ? found.Error.Code : found.ToString());
    }

    [Theory]
    [InlineData("1 == 1")]
    [InlineData("dyn(1) == 1.0")]
    [InlineData("dyn(1) == 1u")]
    [InlineData("dyn(1) != '1'")]
    [InlineData("dyn(null) == null")]
    [InlineData("dyn(9007199254740993) != 9007199254740992.0")]
    [InlineData("0.0 == -0.0")]
    [InlineData("0.0 / 0.0 != 0.0 / 0.0")]
    [InlineData("[1, 2] == [1, 2]")]
    [InlineData("[dyn(1), 2.0] == [1u, 2]")]
    [InlineData("[1] != [1, 2]")]
    [InlineData("{'a': [1]} == {'a': [1]}")]
    [InlineData("{'a': 1, 'b': 2} == {'b': 2, 'a': 1}")]
    [InlineData("{'a': 1} != {'b': 1}")]
    [InlineData("{dyn(1): 'a'} == {1u: 'a'}")]
    [InlineData("b'a' == b'\\x61'")]
    [InlineData("1 < 2 && 2 <= 2 && 3 > 2 && 2 >= 2")]
    [InlineData("1 < 1.5 && 2u > 1.5 && -1 < 0u")]
    [InlineData("9223372036854775807 < 9223372036854775808.0")]
    [InlineData("18446744073709551615u < 1.0 / 0.0")]
    [InlineData("-9223372036854775808 > -1.0 / 0.0")]
    [InlineData("9007199254740993 > 9007199254740992.0")]
    [InlineData("!(1.0 < 0.0 / 0.0) && !(1 >= 0.0 / 0.0)")]
    [InlineData("false < true")]
    [InlineData("'a' < 'b' && 'a' < 'aa' && 'B' < 'a'")]
    [InlineData("'\\uFFFD' < '\\U0001F600'")]
    [InlineData("b'\\x7f' < b'\\xff'")]
    [InlineData("2 in [1, 2, 3]")]
    [InlineData("!(4 in [1, 2, 3])")]
    [InlineData("dyn(2.0) in [1, 2]")]
    [InlineData("'a' in {'a': 1}")]
    [InlineData("dyn(1.0) in {1: 'a'}")]
    [InlineData("!(dyn(null) in {'a': 1})")]
    [InlineData("{1: 'a'}[dyn(1u)] == 'a'")]
    [InlineData("[1, 2, 3][dyn(1.0)] == 2")]
    [InlineData("{true: 1}[true] == 1")]
    [InlineData("weather.city == 'Oslo' && weather['days'][1] == 2")]
    [InlineData("weather.wind.speed == 7.5")]
    [InlineData("has(weather.city) && !has(weather.country)")]
    [InlineData("has(battery.level)")]
    [InlineData("has({'a': null}.a)")]
    [InlineData("'text' == any")]
    public void Values_compare_as_in_CEL(string source) => Assert.Equal(Value.True, Sources.Evaluate(source));

    [Theory]
    [InlineData("[1, 2].all(x, x > 0)", "true")]
    [InlineData("[].all(x, false)", "true")]
    [InlineData("[1, 0, -1].all(x, 1 / x > 0)", "false")]
    [InlineData("[1, 0].all(x, 1 / x > 0)", "evaluation.division-by-zero")]
    [InlineData("[1, 2].exists(x, x == 2)", "true")]
    [InlineData("[0, 1].exists(x, 1 / x == 1)", "true")]
    [InlineData("[0, 2].exists(x, 1 / x == 1)", "evaluation.division-by-zero")]
    [InlineData("[].exists(x, true)", "false")]
    [InlineData("[1, 2, 1].exists_one(x, x == 2)", "true")]
    [InlineData("[1, 2, 1].exists_one(x, x == 1)", "false")]
    [InlineData("[1, 0].exists_one(x, 1 / x == 1)", "evaluation.division-by-zero")]
    [InlineData("steps.map(x, x * 2)", "[6, 10, 16]")]
    [InlineData("steps.map(x, x > 3, x * 2)", "[10, 16]")]
    [InlineData("steps.filter(x, x % 2 == 1)", "[3, 5]")]
    [InlineData("{'b': 1, 'a': 2}.map(k, k)", "[b, a]")]
    [InlineData("{'a': 1}.all(k, k == 'a')", "true")]
    [InlineData("[1, 2].map(x, [10, 20].map(y, x * y))", "[[10, 20], [20, 40]]")]
    [InlineData("[1, 2].map(x, [x].map(x, x + 1)[0] + x)", "[3, 5]")]
    [InlineData("[any, 1].filter(x, x == 1)", "[1]")]
    [InlineData("[1, 0].map(x, 1 / x)", "evaluation.division-by-zero")]
    [InlineData("[1].map(name, name)", "[1]")]
    public void Macros_visit_every_item(string source, string value)
    {
        Value found = Sources.Evaluate(source);
        Assert.Equal(value, found.IsError ? found.Error.Code : found.ToString());
    }

    [Fact]
    public void A_macro_stops_at_a_collection_larger_than_it_was_charged_for()
    {
        Expression expression = Sources.Compile("steps.exists(x, x < 0)");
        Value full = Value.Of([.. Enumerable.Repeat(Value.Of(1L), ExpressionLimits.CollectionSize)]);
        Value over = Value.Of([.. Enumerable.Repeat(Value.Of(1L), ExpressionLimits.CollectionSize + 1)]);
        Assert.Equal(Value.False, expression.Evaluate(With("steps", full)));
        Assert.Equal("evaluation.too-large", expression.Evaluate(With("steps", over)).Error.Code);
    }

    [Fact]
    public void Text_and_lists_cannot_grow_without_bound()
    {
        Value text = Value.Of(new string('a', ExpressionLimits.TextLength));
        Assert.Equal("evaluation.too-large", Sources.Compile("name + 'b'").Evaluate(With("name", text)).Error.Code);
        Assert.False(Sources.Compile("name + ''").Evaluate(With("name", text)).IsError);
        Assert.Equal("evaluation.too-large", Sources.Compile("bytes(name + '') + b'b'").Evaluate(With("name", text)).Error.Code);
        Value list = Value.Of([.. Enumerable.Repeat(Value.Null, ExpressionLimits.ListSize)]);
        Assert.Equal("evaluation.too-large", Sources.Compile("any + [null]").Evaluate(With("any", list)).Error.Code);
    }

    [Fact]
    public void Numbers_and_booleans_are_evaluated_without_allocation()
    {
        Expression expression = Sources.Compile(
            "battery.level > 20 && !battery.charging ? double(battery.level) * 1.5 + weather.wind.speed : [1, 2].exists(x, x == 3) ? 1.0 : 2.0");
        Expression text = Sources.Compile("name.startsWith('A') && size(name) == 3 && steps.all(x, x > 0) && steps[1] == 5 && weather.city == 'Oslo'");
        Assert.Equal(Value.Of(70.5), expression.Evaluate(Sources.Signals));
        Assert.Equal(Value.True, text.Evaluate(Sources.Signals));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            expression.Evaluate(Sources.Signals);
            text.Evaluate(Sources.Signals);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_missing_signal_is_reported_without_allocation()
    {
        Expression expression = Sources.Compile("absent + 1");
        Value first = expression.Evaluate(Sources.Signals);
        Assert.Contains("absent", first.Error.Message, StringComparison.Ordinal);
        long before = GC.GetAllocatedBytesForCurrentThread();
        expression.Evaluate(Sources.Signals);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static SignalValues With(string name, Value value) => new(new Dictionary<string, Value> { [name] = value });
}
