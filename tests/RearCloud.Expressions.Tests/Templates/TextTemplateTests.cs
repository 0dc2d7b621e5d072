using RearCloud.Expressions.Templates;

namespace RearCloud.Expressions.Tests.Templates;

public sealed class TextTemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("Battery {battery.level}%", "Battery 42%")]
    [InlineData("{name}{name}", "AdaAda")]
    [InlineData("{{{name}}}", "{Ada}")]
    [InlineData("{{name}}", "{name}")]
    [InlineData("}}{{", "}{")]
    [InlineData("{ {'a': '}'}.a }", "}")]
    [InlineData("{battery.charging ? 'on' : \"{off}\"}", "{off}")]
    [InlineData("{weather.wind.speed} m/s", "7.5 m/s")]
    [InlineData("{battery.charging}", "false")]
    [InlineData("{2u}{'\\U0001F600'}", "2😀")]
    [InlineData("{1 // one }\n}", "1")]
    [InlineData("Now: {absent}.", "Now: –.")]
    [InlineData("{1 / 0}", "–")]
    [InlineData("{dyn([1])}", "–")]
    [InlineData("{dyn(null)}", "–")]
    public void A_template_shows_text_and_values(string source, string text) => Assert.Equal(text, Compile(source).Format(Sources.Signals));

    [Theory]
    [InlineData("a {", "expression.syntax", 3)]
    [InlineData("a {}", "expression.syntax", 3)]
    [InlineData("a {name", "expression.open-brace", 7)]
    [InlineData("a } b", "template.stray-brace", 2)]
    [InlineData("a {nobody}", "expression.unknown-name", 3)]
    [InlineData("a {name name}", "expression.syntax", 8)]
    [InlineData("a {steps}", "template.no-text", 3)]
    [InlineData("a {null}", "template.no-text", 3)]
    [InlineData("{b'a'}", "template.no-text", 1)]
    [InlineData("{'a}", "expression.open-text", 1)]
    public void A_wrong_template_is_reported_where_it_is_wrong(string source, string code, int position)
    {
        TextTemplateResult result = TextTemplate.Parse(source, Sources.Scope);
        Assert.False(result.TryGet(out _));
        Assert.Equal((code, position), (result.Problems[0].Code, result.Problems[0].Position));
    }

    [Fact]
    public void All_expressions_are_checked_in_one_look() =>
        Assert.Equal([1, 10], TextTemplate.Parse("{nobody} {noone} {name}", Sources.Scope).Problems.Select(p => p.Position));

    [Fact]
    public void A_template_has_bounds()
    {
        Assert.Equal("expression.too-long", Code(new string('a', ExpressionLimits.SourceLength + 1)));
        Compile(string.Concat(Enumerable.Repeat("{1}", ExpressionLimits.TemplateParts)));
        Assert.Equal("template.too-many-parts", Code(string.Concat(Enumerable.Repeat("{1}", ExpressionLimits.TemplateParts + 1))));
        Assert.Equal("template.too-costly", Code(string.Concat(Enumerable.Repeat("{steps.all(x, [1,2,3,4,5,6,7,8,9].all(y, y == x))}", 16))));
        Assert.Equal(ExpressionLimits.Problems, TextTemplate.Parse(string.Concat(Enumerable.Repeat("{x}", 60)), Sources.Scope).Problems.Count);

        static string Code(string source) => TextTemplate.Parse(source, Sources.Scope).Problems[0].Code;
    }

    [Fact]
    public void Its_signals_and_cost_are_those_of_its_expressions()
    {
        TextTemplate template = Compile("{name} {battery.level + 1} {name}");
        Assert.Equal(["name", "battery.level"], template.Signals);
        Assert.Equal(1 + 1 + 3 + 1 + 1, template.Cost);
    }

    [Fact]
    public void A_long_text_is_formatted_whole()
    {
        string name = new('n', 5000);
        var signals = new SignalValues(new Dictionary<string, Value> { ["name"] = Value.Of(name) });
        Assert.Equal($"<{name}{name}>", Compile("<{name}{name}>").Format(signals));
    }

    [Fact]
    public void Formatting_into_a_span_allocates_nothing_and_stops_where_room_ends()
    {
        TextTemplate template = Compile("{name}: {battery.level} at {weather.wind.speed}");
        Span<char> room = stackalloc char[64];
        Assert.True(template.TryFormat(Sources.Signals, room, out int written));
        Assert.Equal("Ada: 42 at 7.5", room[..written].ToString());
        long before = GC.GetAllocatedBytesForCurrentThread();
        template.TryFormat(Sources.Signals, room, out _);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        for (int length = 0; length < written; length++)
        {
            Assert.False(template.TryFormat(Sources.Signals, room[..length], out _));
        }
    }

    private static TextTemplate Compile(string source)
    {
        TextTemplateResult result = TextTemplate.Parse(source, Sources.Scope);
        Assert.True(result.TryGet(out TextTemplate? template), string.Join("; ", result.Problems));
        return template;
    }
}
