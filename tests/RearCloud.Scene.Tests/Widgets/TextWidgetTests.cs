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

    [Fact]
    public void A_long_text_runs_through_its_box_if_it_may()
    {
        var line = Assert.Single(Build(new string('x', 60), SignalSet.Empty).Layers[^1].Ops.OfType<DrawOp.Marquee>());
        Assert.Equal(60, Build(new string('x', 60), SignalSet.Empty).FrameRateAfter(SceneFixture.Evening));
        Assert.Equal(1, line.TravelAt(SceneFixture.Evening.AddSeconds(1.0 / 60)) - line.TravelAt(SceneFixture.Evening), 1.0);
    }

    [Theory]
    [InlineData("Short", null)]
    [InlineData("A text that is longer than the box that it stands in, by far, for sure and certain", SignalNames.PanelAmbient)]
    [InlineData("A text that is longer than the box that it stands in, by far, for sure and certain", SignalNames.ReducedMotion)]
    public void A_text_that_fits_or_must_not_move_stands_still(string text, string? signal)
    {
        var snapshot = Build(text, signal is null ? SignalSet.Empty : SignalSet.Empty.With(signal, SignalValue.Of(true)));
        Assert.Single(snapshot.Layers[^1].Ops.OfType<DrawOp.Text>());
        Assert.Equal(0, snapshot.FrameRateAfter(SceneFixture.Evening));
    }

    private static Snapshot Build(string text, SignalSet signals) =>
        SceneBuilder.Build(SceneFixture.Widget($"\"kind\":\"text\",\"overflow\":\"run\",\"text\":\"{text}\"") with { Signals = signals }, null);

    private static string Content(string text, SignalSet signals)
    {
        var input = SceneFixture.Widget($"\"kind\":\"text\",\"text\":{System.Text.Json.JsonSerializer.Serialize(text)}") with { Signals = signals };
        return SceneBuilder.Build(input, null).Layers[^1].Ops.OfType<DrawOp.Text>().Single().Content;
    }
}
