namespace RearCloud.Expressions.Tests.Parsing;

public sealed class LiteralTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("42", 42)]
    [InlineData("0xFf", 255)]
    [InlineData("-0x10", -16)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("-0x8000000000000000", long.MinValue)]
    public void Ints_are_read(string source, long value) => Assert.Equal(Value.Of(value), Sources.Evaluate(source));

    [Theory]
    [InlineData("0u", 0)]
    [InlineData("42U", 42)]
    [InlineData("0xFFu", 255)]
    [InlineData("18446744073709551615u", ulong.MaxValue)]
    public void Uints_are_read(string source, ulong value) => Assert.Equal(Value.Of(value), Sources.Evaluate(source));

    [Theory]
    [InlineData("1.5", 1.5)]
    [InlineData(".5", 0.5)]
    [InlineData("1e3", 1000)]
    [InlineData("1.25E-2", 0.0125)]
    [InlineData("-2.5e+1", -25)]
    public void Doubles_are_read(string source, double value) => Assert.Equal(Value.Of(value), Sources.Evaluate(source));

    [Theory]
    [InlineData("'a'", "a")]
    [InlineData("\"it's\"", "it's")]
    [InlineData("'say \\'hi\\''", "say 'hi'")]
    [InlineData("'\\a\\b\\f\\n\\r\\t\\v\\\\\\?\\\"\\'\\`'", "\a\b\f\n\r\t\v\\?\"'`")]
    [InlineData("'\\x41\\u00e9\\U0001F600\\101'", "Aé😀A")]
    [InlineData("'😀'", "😀")]
    [InlineData("r'\\n'", "\\n")]
    [InlineData("R\"\\\"", "\\")]
    [InlineData("'''a\n'b' ''c'''", "a\n'b' ''c")]
    [InlineData("\"\"\"\"quoted\" \"\"\"", "\"quoted\" ")]
    [InlineData("r'''\\\n'''", "\\\n")]
    [InlineData("''", "")]
    public void Strings_are_read(string source, string value) => Assert.Equal(Value.Of(value), Sources.Evaluate(source));

    [Theory]
    [InlineData("b'abc'", new byte[] { 97, 98, 99 })]
    [InlineData("b'\\xff\\377\\x00'", new byte[] { 255, 255, 0 })]
    [InlineData("b'é'", new byte[] { 0xC3, 0xA9 })]
    [InlineData("br'\\x'", new byte[] { 92, 120 })]
    [InlineData("Rb\"\"\"a\"\"\"", new byte[] { 97 })]
    public void Bytes_are_read(string source, byte[] value) => Assert.Equal(Value.Of(value), Sources.Evaluate(source));

    [Theory]
    [InlineData("true", true)]
    [InlineData("false // not true", false)]
    [InlineData("// first\r\n\t\ftrue", true)]
    public void Words_and_comments_are_read(string source, bool value) => Assert.Equal(Value.Of(value), Sources.Evaluate(source));

    [Fact]
    public void Null_is_read() => Assert.Equal(Value.Null, Sources.Evaluate("null"));

    [Theory]
    [InlineData("9223372036854775808", "expression.number-too-large", 0)]
    [InlineData("1 + 99999999999999999999", "expression.number-too-large", 4)]
    [InlineData("18446744073709551616u", "expression.number-too-large", 0)]
    [InlineData("-9223372036854775809", "expression.number-too-large", 1)]
    [InlineData("1e999", "expression.number-too-large", 0)]
    [InlineData("0x", "expression.wrong-number", 0)]
    [InlineData("12ab", "expression.wrong-number", 0)]
    [InlineData("1.5u", "expression.wrong-number", 0)]
    [InlineData("'abc", "expression.open-text", 0)]
    [InlineData("'a\nb'", "expression.open-text", 0)]
    [InlineData("'''abc''", "expression.open-text", 0)]
    [InlineData("'abc\\'", "expression.open-text", 0)]
    [InlineData("'a\\q'", "expression.wrong-escape", 2)]
    [InlineData("'\\uD800'", "expression.wrong-escape", 1)]
    [InlineData("'\\U00110000'", "expression.wrong-escape", 1)]
    [InlineData("'\\477'", "expression.wrong-escape", 1)]
    [InlineData("b'\\u0041'", "expression.wrong-escape", 2)]
    [InlineData("a = 1", "expression.wrong-character", 2)]
    [InlineData("1 & 2", "expression.wrong-character", 2)]
    [InlineData("#", "expression.wrong-character", 0)]
    public void A_wrong_literal_is_reported_where_it_stands(string source, string code, int position)
    {
        ExpressionProblem problem = Sources.Problem(source);
        Assert.Equal((code, position), (problem.Code, problem.Position));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.Equal("expression.broken-text", Sources.Problem("'\uD83D'").Code);
        Assert.Equal("expression.broken-text", Sources.Problem("b'\uDE00'").Code);
    }
}
