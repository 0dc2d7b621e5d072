using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

public sealed class ColorTemperatureTests
{
    [Fact]
    public void The_neutral_white_changes_nothing() => Assert.Equal(ChannelGains.One, ColorTemperature.Gains(ColorTemperature.Neutral).Value);

    [Fact]
    public void Warmer_is_less_blue_and_colder_less_red_and_nothing_is_above_one()
    {
        var before = ColorTemperature.Gains(ColorTemperature.Warmest).Value;
        for (var kelvin = ColorTemperature.Warmest; kelvin <= ColorTemperature.Coldest; kelvin += 25)
        {
            var gains = ColorTemperature.Gains(kelvin).Value;
            Assert.All([gains.Red, gains.Green, gains.Blue], g => Assert.InRange(g, 0, 1));
            Assert.Equal(1, Math.Max(gains.Red, Math.Max(gains.Green, gains.Blue)));
            Assert.True(gains.Blue >= before.Blue && gains.Red <= before.Red, $"at {kelvin}");
            before = gains;
        }
    }

    [Fact]
    public void Known_whites_come_out()
    {
        // CIE standard illuminant A, 2,856 K: x 0.4476, y 0.4074. By the matrix of sRGB that is light of 1.846, 0.826 and 0.233, next to D65's 1, 1, 1.
        var warm = ColorTemperature.Gains(2_856).Value;
        Assert.Equal(1, warm.Red);
        Assert.Equal(Math.Pow(0.826 / 1.846, 1 / 2.2), warm.Green, 0.03);
        Assert.Equal(Math.Pow(0.233 / 1.846, 1 / 2.2), warm.Blue, 0.03);
    }

    [Fact]
    public void Beyond_its_ends_a_temperature_counts_as_the_end()
    {
        Assert.Equal(ColorTemperature.Gains(ColorTemperature.Warmest).Value, ColorTemperature.Gains(5).Value);
        Assert.Equal(ColorTemperature.Gains(ColorTemperature.Coldest).Value, ColorTemperature.Gains(1e9).Value);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(0)]
    [InlineData(-6_500)]
    public void What_is_no_temperature_is_refused(double kelvin) => Assert.Equal("post.temperature", ColorTemperature.Gains(kelvin).Problem?.Code);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_gain_that_no_panel_has_is_refused(double gain)
    {
        Assert.Equal("/red", ChannelGains.OfLight(gain, 1, 1).Problem?.Path);
        Assert.Equal("/green", ChannelGains.OfLight(1, gain, 1).Problem?.Path);
        Assert.Equal("/blue", ChannelGains.OfLight(1, 1, gain).Problem?.Path);
    }
}
