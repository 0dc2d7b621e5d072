using System.Text;
using RearCloud.Core.Json;

namespace RearCloud.Core.Tests.Json;

public sealed class JsonBodyTests
{
    [Theory]
    [InlineData("{", "json.malformed")]
    [InlineData("{\"a\":1,\"a\":2}", "json.malformed")]
    [InlineData("{\"a\":\"\\ud800\"}", "json.malformed")]
    [InlineData("[1]", "json.not-an-object")]
    [InlineData("{\"a\":1e999}", "json.number")]
    public void A_wrong_body_is_a_problem(string text, string code) =>
        Assert.Equal(code, JsonBody.ParseObject(Encoding.UTF8.GetBytes(text)).Problem!.Code);

    [Fact]
    public void A_number_out_of_range_is_named_by_its_path() =>
        Assert.Equal("/widgets/1/x", JsonBody.ParseObject("""{"widgets":[0,{"x":-1e999}]}"""u8).Problem!.Path);

    [Fact]
    public void A_depth_bomb_is_refused()
    {
        var bomb = string.Concat(Enumerable.Repeat("{\"a\":", 100_000 / 6)) + "1" + new string('}', 100_000 / 6);
        Assert.Equal("json.malformed", JsonBody.ParseObject(Encoding.UTF8.GetBytes(bomb)).Problem!.Code);
    }

    [Fact]
    public void A_body_over_the_limit_is_refused_before_it_is_read() =>
        Assert.Equal("json.too-large", JsonBody.ParseObject(new byte[Limits.DocumentBytes + 1]).Problem!.Code);
}
