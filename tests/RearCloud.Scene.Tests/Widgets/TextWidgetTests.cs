using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests.Widgets;

public sealed class TextWidgetTests
{
    private static readonly SignalSet Signals = SignalSet.Empty
        .With(SignalNames.BatteryLevel, SignalValue.Of(76.4))
        .With(SignalNames.BatteryCharging, SignalValue.Of(true))
        .With(SignalNames.DeviceName, SignalValue.Of("Pocket"));

    [Theory]
    [InlineData("Plain words", "Plain words")]
    [InlineData("{device.name}: {battery.level}%", "Pocket: 76%")]
    [InlineData("{battery.charging ? 'charging' : 'on its own'}", "charging")]
    [InlineData("{battery.level < 20 ? 'low' : 'fine'}", "fine")]
    [InlineData("{{braces}}", "{braces}")]
    public void Expressions_are_filled_in(string text, string expected) => Assert.Equal(expected, Content(text, Signals));

    [Theory]
    [InlineData("{weather.wind}")]
    [InlineData("{battery.level")]
    [InlineData("{1 +}")]
    [InlineData("}")]
    public void A_template_that_is_not_right_is_shown_as_written(string text) => Assert.Equal(text, Content(text, Signals));

    [Fact]
    public void A_missing_signal_leaves_a_dash() => Assert.Equal("Battery –%", Content("Battery {battery.level}%", SignalSet.Empty));

    [Fact]
    public void A_signal_of_the_wrong_type_counts_as_missing() =>
        Assert.Equal("–", Content("{battery.level}", SignalSet.Empty.With(SignalNames.BatteryLevel, SignalValue.Of("much"))));

    [Fact]
    public void A_number_beyond_all_integers_counts_as_missing() =>
        Assert.Equal("–", Content("{battery.level}", SignalSet.Empty.With(SignalNames.BatteryLevel, SignalValue.Of(double.PositiveInfinity))));

    private static string Content(string text, SignalSet signals)
    {
        var input = SceneFixture.Widget($"\"kind\":\"text\",\"text\":{System.Text.Json.JsonSerializer.Serialize(text)}") with { Signals = signals };
        return SceneBuilder.Build(input, null).Layers[^1].Ops.OfType<DrawOp.Text>().Single().Content;
    }
}
