using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

public sealed class BrightnessTests
{
    private const double Sun = 80_000;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly BrightnessProfile Panel = BrightnessProfile.Of(PanelProfiles.Reference).Value;

    [Fact]
    public void In_the_sun_a_small_light_reaches_the_peak_and_a_white_picture_only_what_power_allows()
    {
        Assert.Equal(3_500, First(1, Sun, 0.05).Nits);
        Assert.InRange(First(1, Sun, 1).Nits, 1_575 / 1.03, 1_575);
        Assert.InRange(First(1, Sun, 0.75).Nits, 2_100 / 1.03, 2_100);
    }

    [Fact]
    public void Indoors_nothing_is_above_what_the_panel_holds_for_ever()
    {
        Assert.InRange(First(1, 300, 0.1).Nits, 300, Panel.Sustained);
        Assert.InRange(First(1, null, 0.1).Nits, Panel.Sustained / 1.03, Panel.Sustained);
        Assert.Equal(Panel.Least, First(0, 0, 1).Nits);
    }

    [Fact]
    public void More_light_around_and_a_higher_slider_never_make_it_darker()
    {
        var before = 0.0;
        for (var lux = 0.0; lux < 200_000; lux = lux * 1.3 + 1)
        {
            var nits = First(0.5, lux, 0.2).Nits;
            Assert.InRange(nits, before, Panel.Peak);
            Assert.True(First(0.6, lux, 0.2).Nits >= nits);
            before = nits;
        }

        Assert.Equal(Panel.Peak, before);
    }

    [Fact]
    public void High_brightness_ends_in_a_balance_below_the_limit_of_heat_and_comes_back_after_a_rest()
    {
        var sunny = new BrightnessInput(1, Sun, 0.45);
        var state = Brightness.Next(Panel, default, sunny, default);
        Assert.Equal(Panel.Peak, state.Nits);
        for (var i = 0; i < 1_800; i++)
        {
            state = Brightness.Next(Panel, state, sunny, Second);
            Assert.InRange(state.Heat, 0, 1.02);
        }

        Assert.InRange(state.Nits, Panel.Sustained, Panel.Peak / 1.5);
        var balance = state.Nits;
        for (var i = 0; i < 600; i++) state = Brightness.Next(Panel, state, sunny, Second);
        Assert.InRange(state.Nits, balance / 1.06, balance * 1.06);

        for (var i = 0; i < 600; i++) state = Brightness.Next(Panel, state, new BrightnessInput(0.2, 10, 0.1), Second);
        Assert.Equal(Panel.Peak, Brightness.Next(Panel, state, sunny, Second).Nits);
    }

    [Fact]
    public void Many_short_steps_warm_as_one_long_step()
    {
        var input = new BrightnessInput(1, 300, 1);
        var first = Brightness.Next(Panel, default, input, default);
        var state = first;
        for (var i = 0; i < 60; i++) state = Brightness.Next(Panel, state, input, Second);
        var once = Brightness.Next(Panel, first, input, 60 * Second);
        Assert.Equal(once.Heat, state.Heat, 12);
    }

    [Fact]
    public void A_little_more_light_changes_nothing_and_a_limit_of_power_always_holds()
    {
        var state = First(0.5, 1_000, 0.2);
        Assert.Equal(state.Nits, Brightness.Next(Panel, state, new BrightnessInput(0.5, 1_010, 0.2), default).Nits);
        foreach (var seed in Seeds.Of(200))
        {
            var random = new Random(seed);
            var now = default(BrightnessState);
            for (var i = 0; i < 200; i++)
            {
                var level = random.NextDouble();
                now = Brightness.Next(Panel, now, new BrightnessInput(random.NextDouble(), random.NextDouble() * Sun, level), random.NextDouble() * Second);
                Assert.True(now.Nits >= Panel.Least && now.Nits <= Panel.Peak && now.Nits * level <= Panel.FullField * 1.000001, Seeds.Print(seed));
            }
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(-1)]
    public void No_input_leads_outside_the_profile(double wrong)
    {
        foreach (var input in new BrightnessInput[] { new(wrong, Sun, 0.3), new(0.5, wrong, 0.3), new(1, Sun, wrong), new(wrong, wrong, wrong) })
        {
            var state = Brightness.Next(Panel, Brightness.Next(Panel, default, input, default), input, Second);
            Assert.InRange(state.Nits, Panel.Least, Panel.Peak);
            Assert.InRange(Brightness.LightOf(Panel, state), 0, 1);
            Assert.True(double.IsFinite(state.Heat));
        }

        Assert.Equal(First(0.5, null, 0.3), First(0.5, double.NaN, 0.3));
        Assert.Equal(First(1, Sun, 1), First(1, Sun, double.NaN));
        Assert.Equal(First(0.5, 100, 1), First(double.NaN, 100, 1));
    }

    [Fact]
    public void A_clock_that_was_set_back_cools_nothing()
    {
        var state = Brightness.Next(Panel, First(1, Sun, 0.4), new BrightnessInput(1, Sun, 0.4), 30 * Second);
        Assert.Equal(state.Heat, Brightness.Next(Panel, state, new BrightnessInput(1, Sun, 0.4), -3_600 * Second).Heat);
    }

    [Theory]
    [InlineData(0, 700, 1_500, 3_500)]
    [InlineData(-2, 700, 1_500, 3_500)]
    [InlineData(double.NaN, 700, 1_500, 3_500)]
    [InlineData(2, double.NaN, 1_500, 3_500)]
    [InlineData(2, 700, 600, 3_500)]
    [InlineData(2, 700, double.NaN, 3_500)]
    [InlineData(2, 700, 1_500, double.PositiveInfinity)]
    [InlineData(2, 700, 1_500, double.NaN)]
    [InlineData(800, 700, 1_500, 3_500)]
    public void A_profile_that_cannot_be_is_refused(double least, double sustained, double fullField, double peak) =>
        Assert.Equal("post.profile", BrightnessProfile.Create(least, sustained, fullField, peak, Second).Problem?.Code);

    [Fact]
    public void A_panel_without_light_or_without_time_to_warm_is_refused()
    {
        Assert.Equal("post.profile", BrightnessProfile.Of(PanelProfiles.Reference with { PeakNits = -5 }).Problem?.Code);
        Assert.Equal("/heatTime", BrightnessProfile.Create(2, 700, 1_500, 3_500, TimeSpan.Zero).Problem?.Path);
    }

    private static BrightnessState First(double slider, double? lux, double level) =>
        Brightness.Next(Panel, default, new BrightnessInput(slider, lux, level), default);
}
