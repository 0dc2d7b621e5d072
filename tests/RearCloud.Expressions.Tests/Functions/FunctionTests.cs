namespace RearCloud.Expressions.Tests.Functions;

public sealed class FunctionTests
{
    [Theory]
    [InlineData("size('')", "0")]
    [InlineData("size('é😀')", "2")]
    [InlineData("'abc'.size()", "3")]
    [InlineData("size(b'é')", "2")]
    [InlineData("size([1, 2])", "2")]
    [InlineData("{'a': 1}.size()", "1")]
    [InlineData("name.startsWith('A')", "true")]
    [InlineData("name.startsWith('a')", "false")]
    [InlineData("name.endsWith('da')", "true")]
    [InlineData("name.contains('d')", "true")]
    [InlineData("name.contains('')", "true")]
    [InlineData("any.contains('ex')", "true")]
    [InlineData("'straße'.endsWith('sse')", "false")]
    [InlineData("bool('true') && bool('1') && bool('T') && !bool('False')", "true")]
    [InlineData("int(3.99)", "3")]
    [InlineData("int(-3.99)", "-3")]
    [InlineData("int(5u)", "5")]
    [InlineData("int('-42')", "-42")]
    [InlineData("uint(5)", "5")]
    [InlineData("uint(3.99)", "3")]
    [InlineData("uint('42')", "42")]
    [InlineData("double(1)", "1")]
    [InlineData("double(1u)", "1")]
    [InlineData("double('1.5e3')", "1500")]
    [InlineData("double('NaN')", "NaN")]
    [InlineData("double('-Infinity')", "-Infinity")]
    [InlineData("string(true)", "true")]
    [InlineData("string(-5)", "-5")]
    [InlineData("string(18446744073709551615u)", "18446744073709551615")]
    [InlineData("string(b'\\xc3\\xa9')", "é")]
    [InlineData("string('a')", "a")]
    [InlineData("bytes('é')", "b'C3A9'")]
    [InlineData("string(bytes('é😀'))", "é😀")]
    [InlineData("dyn(1) + 1", "2")]
    public void Functions_give_their_value(string source, string value) => Assert.Equal(value, Sources.Evaluate(source).ToString());

    [Theory]
    [InlineData("0.0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("1.0", "1")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("123.456", "123.456")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("-0.00000012", "-1.2e-7")]
    [InlineData("1013250.0", "1013250")]
    [InlineData("123456789012345680000.0", "123456789012345680000")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1.5e300", "1.5e+300")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("0.1", "0.1")]
    [InlineData("-4.5e-3", "-0.0045")]
    public void Doubles_have_their_shortest_plain_text(string source, string text) =>
        Assert.Equal(Value.Of(text), Sources.Evaluate($"string({source})"));

    [Fact]
    public void The_text_of_any_double_reads_back_as_the_same_double()
    {
        int seed = Random.Shared.Next();
        var random = new Random(seed);
        Expression text = Sources.Compile("string(any)"), back = Sources.Compile("double(string(any)) == any");
        for (int i = 0; i < 20_000; i++)
        {
            double value = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (double.IsFinite(value))
            {
                var signals = new SignalValues(new Dictionary<string, Value> { ["any"] = Value.Of(value) });
                Assert.True(back.Evaluate(signals).IsTrue, $"seed {seed}: {value:R} became {text.Evaluate(signals)}");
            }
        }
    }

    [Theory]
    [InlineData("int(9223372036854775808u)", "evaluation.overflow")]
    [InlineData("int(9223372036854775808.0)", "evaluation.overflow")]
    [InlineData("int(-9223372036854775808.0)", "evaluation.overflow")]
    [InlineData("int(0.0 / 0.0)", "evaluation.overflow")]
    [InlineData("uint(-1)", "evaluation.overflow")]
    [InlineData("uint(-0.5)", "evaluation.overflow")]
    [InlineData("uint(18446744073709551616.0)", "evaluation.overflow")]
    [InlineData("int('')", "evaluation.wrong-conversion")]
    [InlineData("int(' 1')", "evaluation.wrong-conversion")]
    [InlineData("int('1.5')", "evaluation.wrong-conversion")]
    [InlineData("int('9223372036854775808')", "evaluation.wrong-conversion")]
    [InlineData("uint('-1')", "evaluation.wrong-conversion")]
    [InlineData("double('1,5')", "evaluation.wrong-conversion")]
    [InlineData("double('1e999')", "evaluation.wrong-conversion")]
    [InlineData("bool('yes')", "evaluation.wrong-conversion")]
    [InlineData("string(b'\\xff')", "evaluation.wrong-conversion")]
    [InlineData("int(dyn(true))", "evaluation.wrong-type")]
    [InlineData("string(dyn([1]))", "evaluation.wrong-type")]
    [InlineData("dyn(1).startsWith('1')", "evaluation.wrong-type")]
    public void What_does_not_convert_is_an_error(string source, string code) => Assert.Equal(code, Sources.Evaluate(source).Error.Code);
}
