using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Panels;

/// <summary>What a panel receives and draws of a photograph of 12 megapixels.</summary>
public sealed class PanelImageTests : IAsyncLifetime
{
    private const string Layout = """{"format":1,"name":"Home","canvas":{"width":904,"height":572},"background":"#203040","wallpaper":"photo","widgets":{}}""";

    private readonly TemporaryFolder _folder = new();
    private readonly AssetDownloads _downloads = new();
    private ServerFixture _server = null!;
    private string _asset = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ServerFixture.StartAsync(new ServerOptions { Adjust = builder => builder.Services.AddSingleton<IStartupFilter>(_downloads) });
        using var content = new ByteArrayContent(TestKit.Assets.Pictures.Confetti(4_000, 3_000));
        content.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        using var answer = await _server.Owner.PostAsync(new Uri("/api/v1/assets", UriKind.Relative), content, Cancellation);
        _asset = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["sha256"]!.GetValue<string>();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("""{"fit":"cover"}""")]
    [InlineData("""{"fit":"cover","focus":{"x":0.1,"y":0.05}}""")]
    [InlineData("""{"fit":"cover","focus":{"x":0.5,"y":0.9}}""")]
    [InlineData("""{"fit":"contain"}""")]
    [InlineData("""{"fit":"fill"}""")]
    public async Task It_receives_the_photograph_once_at_its_own_size_and_shows_what_the_original_and_the_page_show(string placing)
    {
        var wallpaper = await PutAsync(placing);
        await using var panel = await StartAsync();
        using var page = SKBitmap.Decode(await _server.Owner.GetByteArrayAsync("/api/v1/layouts/home/picture.png", Cancellation));

        using var frame = await panel.FrameThatAsync(f => Difference(f, page) == 0);

        var variant = new FileInfo(_folder[$"data/assets/{_asset}.reference"]);
        Assert.Equal([(_asset, "?panel=reference", variant.Length)], _downloads.All);
        Assert.Equal([variant.Name], Directory.EnumerateFiles(_folder["data/assets"]).Select(Path.GetFileName));
        using (var codec = SKCodec.Create(variant.FullName)) Assert.Equal((904, 678), (codec.Info.Width, codec.Info.Height));

        using var original = await RenderOriginalAsync(wallpaper);
        Assert.InRange(Difference(frame, original), 0, 1);
    }

    [Fact]
    public async Task It_shows_the_original_where_the_server_cannot_make_it_smaller()
    {
        _downloads.FailsForPanels = true;
        var wallpaper = await PutAsync("""{"fit":"cover"}""");
        using var original = await RenderOriginalAsync(wallpaper);
        _downloads.All.Clear();
        await using var panel = await StartAsync();

        using var frame = await panel.FrameThatAsync(f => Difference(f, original) == 0);

        Assert.Equal(["?panel=reference", ""], _downloads.All.Select(d => d.Query));
    }

    [Fact]
    public async Task An_original_that_an_earlier_version_fetched_is_shown_without_a_server()
    {
        var wallpaper = await PutAsync("""{"fit":"cover"}""");
        using var original = await RenderOriginalAsync(wallpaper);
        Directory.CreateDirectory(_folder["data"]);
        Directory.Move(_folder["original"], _folder["data/assets"]);
        _downloads.All.Clear();
        await using (var panel = await StartAsync()) using (await panel.FrameThatAsync(f => Difference(f, original) == 0)) Assert.Empty(_downloads.All);

        await _server.StopAsync();
        await using var offline = await StartAsync();
        using var frame = await offline.FrameThatAsync(f => Difference(f, original) == 0);
    }

    private async Task<RunningPanel> StartAsync()
    {
        var token = _folder["token"];
        if (!File.Exists(token)) await File.WriteAllTextAsync(token, (await _server.EnrolDeviceAsync(cancellationToken: Cancellation)).Token, Cancellation);
        return await RunningPanel.StartAsync("--data", _folder["data"], "--server", _server.Http.ToString(), "--carrier", "signalr", "--token-file", token);
    }

    /// <summary>Stores the wallpaper and its layout; gives the wallpaper's body.</summary>
    private async Task<string> PutAsync(string placing)
    {
        var wallpaper = JsonNode.Parse(placing)!.AsObject();
        (wallpaper["format"], wallpaper["name"], wallpaper["type"], wallpaper["asset"]) = (1, "Photo", "image", _asset);
        foreach (var (path, body) in new[] { ("wallpaper/photo", wallpaper.ToJsonString()), ("layout/home", Layout) })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await _server.Owner.PutAsync(new Uri($"/api/v1/documents/{path}", UriKind.Relative), content, Cancellation);
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
        }

        return wallpaper.ToJsonString();
    }

    private async Task<SKBitmap> RenderOriginalAsync(string wallpaper)
    {
        Directory.CreateDirectory(_folder["original"]);
        await File.WriteAllBytesAsync(_folder[$"original/{_asset}"], await _server.Owner.GetByteArrayAsync($"/api/v1/assets/{_asset}", Cancellation), Cancellation);
        await File.WriteAllTextAsync(_folder["bundle.json"], $$"""{"layout":{{Layout}},"wallpaper":{{wallpaper}}}""", Cancellation);
        var result = await RearResult.RunAsync("render", _folder["bundle.json"], "--assets", _folder["original"], "--out", _folder["original.png"]);
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
        return SKBitmap.Decode(_folder["original.png"]);
    }

    /// <summary>The mean difference of all channels, 0 to 255.</summary>
    private static double Difference(SKBitmap one, SKBitmap other)
    {
        Assert.Equal((one.Width, one.Height, one.ColorType), (other.Width, other.Height, other.ColorType));
        var a = one.GetPixelSpan();
        var b = other.GetPixelSpan();
        long sum = 0;
        for (var i = 0; i < a.Length; i++) sum += Math.Abs(a[i] - b[i]);
        return sum / (double)a.Length;
    }
}
