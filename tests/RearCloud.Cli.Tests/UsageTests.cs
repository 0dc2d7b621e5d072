using System.Text.Json;

namespace RearCloud.Cli.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData]
    [InlineData("panel")]
    [InlineData("render")]
    [InlineData("replay")]
    public async Task Help_tells_what_can_be_done(params string[] command)
    {
        var result = await RearResult.RunAsync([.. command, "--help"]);
        Assert.Equal(ExitCodes.Done, result.Code);
        Assert.Contains("Usage:", result.Output, StringComparison.Ordinal);
        Assert.Empty(result.Errors);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("render")]
    [InlineData("render", "a.json")]
    [InlineData("panel", "--seconds", "soon")]
    [InlineData("panel", "--carrier", "pigeon")]
    [InlineData("panel", "--profile", "toaster")]
    [InlineData("panel", "--zone", "Europe/Atlantis")]
    [InlineData("panel", "--culture", "xx-nowhere-at-all")]
    [InlineData("panel", "--sink", "tape")]
    [InlineData("panel", "--sink", "png:")]
    [InlineData("panel", "--sink", "y4m:")]
    [InlineData("panel", "--sink", "y4m:/missing/folder/panel.y4m")]
    [InlineData("panel", "--sink", "apng:")]
    [InlineData("panel", "--sink", "apng:/missing/folder/panel.png")]
    [InlineData("panel", "--sink", "shared-memory")]
    [InlineData("panel", "--sink", "shared-memory:")]
    [InlineData("panel", "--sink", "shared-memory:/missing/folder/frames")]
    [InlineData("panel", "--sink", "shared-memory:frames", "--sink", "apng:/dev/shm/frames")]
    [InlineData("panel", "--sink", "framebuffer:")]
    [InlineData("panel", "--sink", "framebuffer:/missing/fb0")]
    [InlineData("panel", "--sink", "png:a.png", "--sink", "y4m:./a.png")]
    [InlineData("panel", "--output", "paper")]
    [InlineData("panel", "--output", "bgra")]
    [InlineData("panel", "--brightness", "40")]
    [InlineData("panel", "--color-temperature", "5000")]
    [InlineData("panel", "--no-shift")]
    [InlineData("panel", "--sink", "framebuffer:/dev/null", "--brightness", "101")]
    [InlineData("panel", "--sink", "framebuffer:/dev/null", "--brightness", "NaN")]
    [InlineData("panel", "--sink", "framebuffer:/dev/null", "--color-temperature", "65")]
    [InlineData("panel", "--sink", "framebuffer:/dev/null", "--output", "off", "--brightness", "40")]
    [InlineData("panel", "--record", "/missing/folder/panel.rec")]
    [InlineData("replay")]
    [InlineData("replay", "panel.rec", "--frame", "1")]
    [InlineData("replay", "panel.rec", "--out", "frame.png")]
    [InlineData("replay", "panel.rec", "--frame", "0", "--out", "frame.png")]
    [InlineData("panel", "--live", "https://127.0.0.1:0")]
    [InlineData("panel", "--live", "http://example.org:80")]
    [InlineData("panel", "--seconds", "0")]
    [InlineData("panel", "--token", "t")]
    [InlineData("panel", "--server", "http://127.0.0.1:1")]
    [InlineData("panel", "--server", "ftp://127.0.0.1", "--token", "t")]
    [InlineData("panel", "--server", "http://127.0.0.1:1", "--token", "t", "--token-file", "f")]
    [InlineData("panel", "--server", "http://127.0.0.1:1", "--token-file", "/missing/file")]
    [InlineData("panel", "--server", "http://127.0.0.1:1", "--token", "t", "--carrier", "grpc")]
    public async Task What_is_asked_wrongly_is_refused_with_code_2_and_words(params string[] arguments)
    {
        var result = await RearResult.RunAsync(arguments);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.StartsWith("rear: rear.", result.Errors, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Help_names_every_sink()
    {
        var words = string.Join(' ', (await RearResult.RunAsync("panel", "--help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(["live", "memory", "png:FILE", "y4m:FILE", "apng:FILE", "framebuffer:DEVICE", "shared-memory:NAME"], sink => Assert.Contains(sink, words, StringComparison.Ordinal));
        Assert.Contains("at most 10 minutes and 4 GiB", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Errors_are_json_for_scripts()
    {
        var result = await RearResult.RunAsync("panel", "--profile", "toaster", "--json");
        var problem = JsonElement.Parse(result.Errors);
        Assert.Equal("rear.panel", problem.GetProperty("code").GetString());
        Assert.Contains("toaster", problem.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Contains("reference", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
    }
}
