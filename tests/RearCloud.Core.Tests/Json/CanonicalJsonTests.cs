using System.Globalization;
using System.Text.Json;
using CsCheck;
using RearCloud.Core.Json;

namespace RearCloud.Core.Tests.Json;

public sealed class CanonicalJsonTests
{
    // Samples of RFC 8785, appendix B.
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("9007199254740992", "9007199254740992")]
    [InlineData("295147905179352830000", "295147905179352830000")]
    [InlineData("9.999999999999997e22", "9.999999999999997e+22")]
    [InlineData("1e23", "1e+23")]
    [InlineData("1.0000000000000001e23", "1.0000000000000001e+23")]
    [InlineData("999999999999999700000", "999999999999999700000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("9.999999999999997e-7", "9.999999999999997e-7")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("100", "100")]
    public void Numbers_are_written_as_the_standard_says(string input, string expected) =>
        Assert.Equal(expected, CanonicalJson.GetText(JsonElement.Parse(input)));

    [Fact]
    public void Members_are_sorted_by_utf16_units_and_texts_escaped_minimally()
    {
        var value = JsonElement.Parse("""{ "\u20ac": "Euro", "\r": "CR", "1": [true, null], "\ud83d\ude00": "Smile", "\u00f6": "\u000a\u001f\"\\/é" }""");
        Assert.Equal("{\"\\r\":\"CR\",\"1\":[true,null],\"ö\":\"\\n\\u001f\\\"\\\\/é\",\"€\":\"Euro\",\"😀\":\"Smile\"}", CanonicalJson.GetText(value));
    }

    [Fact]
    public void Every_number_survives_the_round_trip() =>
        Gen.Double.Where(double.IsFinite).Sample(number =>
        {
            var text = CanonicalJson.GetText(JsonElement.Parse(number.ToString("R", CultureInfo.InvariantCulture)));
            Assert.Equal(number, double.Parse(text, CultureInfo.InvariantCulture));
        });
}
