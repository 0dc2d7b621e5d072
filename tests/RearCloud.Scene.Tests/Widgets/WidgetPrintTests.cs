using System.Globalization;

namespace RearCloud.Scene.Tests.Widgets;

/// <summary>What each widget draws in each of its states, instruction by instruction.</summary>
public sealed class WidgetPrintTests
{
    private const string Square = """{"x":300,"y":60,"width":240,"height":240}""";
    private const string Wide = """{"x":288,"y":56,"width":560,"height":120}""";
    private const string Small = """{"x":300,"y":60,"width":48,"height":48}""";
    private const string Asset = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    [Theory]
    [InlineData("digital-clock", "")]
    [InlineData("digital-clock-12-seconds", ""","hours":"12","seconds":true,"align":"start","weight":200""")]
    [InlineData("digital-clock-end", ""","align":"end","color":"#FF8A3D" """)]
    public void Digital_clock(string name, string members) => Approve(name, "digital-clock", members, Wide);

    [Theory]
    [InlineData("analog-clock-sweep", "")]
    [InlineData("analog-clock-tick-numerals", ""","seconds":"tick","face":"numerals","accent":"#5AC8FA" """)]
    [InlineData("analog-clock-plain", ""","seconds":"none","face":"none" """)]
    public void Analog_clock(string name, string members) => Approve(name, "analog-clock", members, Square);

    [Theory]
    [InlineData("analog-clock-small-numerals", ""","face":"numerals" """)]
    public void Analog_clock_too_small_for_numbers(string name, string members) => Approve(name, "analog-clock", members, Small);

    [Theory]
    [InlineData("date-short", ""","style":"short" """, "en-GB")]
    [InlineData("date-medium", "", "en-GB")]
    [InlineData("date-long", ""","style":"long","align":"end" """, "en-GB")]
    [InlineData("date-long-german", ""","style":"long" """, "de-DE")]
    [InlineData("date-long-hebrew", ""","style":"long" """, "he-IL")]
    [InlineData("date-long-japanese", ""","style":"long" """, "ja-JP")]
    public void Date(string name, string members, string culture) => Approve(name, "date", members, Wide, culture);

    [Theory]
    [InlineData("text", ""","text":"Good evening","size":48,"lines":2""")]
    [InlineData("text-scripts", ""","text":"Hej 你好 مرحبا 👋\u200f","align":"center" """)]
    public void Text(string name, string members) => Approve(name, "text", members, Wide);

    [Fact]
    public void Image() => Approve("image", "image", $""","asset":"{Asset}","fit":"contain","radius":500,"focus":{"{\"x\":0,\"y\":2}"}""", Square);

    [Theory]
    [InlineData("battery-ring", "", Square, 76.4, null)]
    [InlineData("battery-ring-charging", "", Square, 64.0, true)]
    [InlineData("battery-ring-low", "", Square, 9.0, false)]
    [InlineData("battery-ring-empty", "", Square, 0.0, null)]
    [InlineData("battery-ring-unknown", "", Square, null, null)]
    [InlineData("battery-ring-small", "", Small, 50.0, true)]
    [InlineData("battery-bar", ""","style":"bar" """, Wide, 76.0, null)]
    [InlineData("battery-bar-charging", ""","style":"bar" """, Wide, 3.0, true)]
    [InlineData("battery-bar-unknown", ""","style":"bar" """, Wide, null, null)]
    [InlineData("battery-text-low", ""","style":"text","low":50""", Wide, 50.0, null)]
    [InlineData("battery-text-unknown", ""","style":"text" """, Wide, null, null)]
    public void Battery(string name, string members, string frame, double? level, bool? charging)
    {
        var signals = SignalSet.Empty;
        if (level is { } number) signals = signals.With(SignalNames.BatteryLevel, SignalValue.Of(number));
        if (charging is { } truth) signals = signals.With(SignalNames.BatteryCharging, SignalValue.Of(truth));
        Approved.Equal(name, SceneFixture.Print(SceneFixture.Widget($"\"kind\":\"battery\"{members}", frame) with { Signals = signals }));
    }

    [Theory]
    [InlineData("placeholder", "weather", Square)]
    [InlineData("placeholder-small", "weather", Small)]
    public void Unknown_kind(string name, string kind, string frame) => Approve(name, kind, "", frame);

    [Theory]
    [InlineData("digital-clock-right-to-left", "digital-clock", ""","align":"start","seconds":true""")]
    [InlineData("battery-bar-right-to-left", "battery", ""","style":"bar" """)]
    [InlineData("battery-text-right-to-left", "battery", ""","style":"text" """)]
    public void Where_people_read_from_the_right(string name, string kind, string members)
    {
        var signals = SignalSet.Empty.With(SignalNames.BatteryLevel, SignalValue.Of(40)).With(SignalNames.BatteryCharging, SignalValue.Of(true));
        var input = SceneFixture.Widget($"\"kind\":\"{kind}\"{members}", Wide) with { Signals = signals, Culture = CultureInfo.GetCultureInfo("he-IL") };
        Approved.Equal(name, SceneFixture.Print(input));
    }

    private static void Approve(string name, string kind, string members, string frame, string culture = "en-GB") =>
        Approved.Equal(name, SceneFixture.Print(
            SceneFixture.Widget($"\"kind\":\"{kind}\"{members}", frame) with { Culture = CultureInfo.GetCultureInfo(culture) }));
}
