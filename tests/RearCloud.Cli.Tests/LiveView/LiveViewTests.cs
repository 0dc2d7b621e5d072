using System.Net;
using System.Net.WebSockets;
using System.Text;
using RearCloud.Cli.Tests.Panels;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.LiveView;

public sealed class LiveViewTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private RunningPanel _panel = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _panel = await RunningPanel.StartAsync("--data", _folder.Path);

    [Fact]
    public async Task The_page_has_the_panel_in_the_phones_back_and_works_without_script()
    {
        var page = await _panel.Browser.GetStringAsync("", Cancellation);
        Assert.Contains("src=\"/stream.mjpeg\"", page, StringComparison.Ordinal);
        Assert.Contains("alt=\"What the panel of the Xiaomi 17 Pro shows now\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("{", page, StringComparison.Ordinal);
        Assert.StartsWith("<svg", await _panel.Browser.GetStringAsync("phone.svg", Cancellation), StringComparison.Ordinal);
        Assert.Contains("--panel-x:", await _panel.Browser.GetStringAsync("live.css", Cancellation), StringComparison.Ordinal);
        Assert.Contains("stats.json", await _panel.Browser.GetStringAsync("live.js", Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stream_is_an_endless_row_of_jpegs()
    {
        using var answer = await _panel.Browser.GetAsync("stream.mjpeg", HttpCompletionOption.ResponseHeadersRead, Cancellation);
        Assert.Equal("multipart/x-mixed-replace", answer.Content.Headers.ContentType!.MediaType);
        await using var stream = await answer.Content.ReadAsStreamAsync(Cancellation);
        Assert.Equal("--rearcloud-frame", await LineAsync(stream));
        Assert.Equal("Content-Type: image/jpeg", await LineAsync(stream));
        Assert.Empty(await LineAsync(stream));

        // The head of the next part comes with the picture, not with the next picture.
        using var picture = SKBitmap.Decode(await UntilAsync(stream, "\r\n--rearcloud-frame\r\nContent-Type: image/jpeg\r\n\r\n"));
        Assert.Equal((904, 572), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task The_socket_brings_whole_frames_and_closes_in_order()
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(Socket(), Cancellation);
        var frame = new byte[1 << 20];
        var length = 0;
        ValueWebSocketReceiveResult part;
        do
        {
            part = await socket.ReceiveAsync(frame.AsMemory(length), Cancellation);
            length += part.Count;
        }
        while (!part.EndOfMessage);

        using var picture = SKBitmap.Decode(frame.AsSpan(0, length));
        Assert.Equal(904, picture.Width);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Cancellation);
        await _panel.UntilAsync(s => s.GetProperty("viewers").GetInt32() == 0);
    }

    [Fact]
    public async Task A_foreign_page_gets_no_socket_and_no_figures()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "http://elsewhere.example");
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Socket(), Cancellation));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("ws", ("Origin", "http://elsewhere.example")));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("stats.json", ("Origin", "http://elsewhere.example")));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("stats.json", ("Origin", _panel.Live.GetLeftPart(UriPartial.Authority))));
    }

    [Fact]
    public async Task A_name_that_was_pointed_at_this_machine_reads_nothing() =>
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync("frame.png", ("Host", "rebound.example")));

    [Fact]
    public async Task An_unknown_trace_is_not_found_and_says_why()
    {
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("traces/unknown"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("traces/not%20an%20id"));
    }

    [Fact]
    public async Task It_is_healthy_and_tells_its_figures()
    {
        Assert.Equal("ok", (await _panel.JsonAsync("health")).GetProperty("status").GetString());
        var statistics = await _panel.UntilAsync(s => s.GetProperty("frames").GetProperty("presented").GetInt64() > 0);
        Assert.Equal(904, statistics.GetProperty("panel").GetProperty("width").GetInt32());
    }

    [Fact]
    public async Task What_is_no_socket_is_told_so() => Assert.Equal(HttpStatusCode.UpgradeRequired, await StatusAsync("ws"));

    [Fact]
    public async Task Viewers_are_bounded()
    {
        var watching = new List<HttpResponseMessage>();
        try
        {
            for (var i = 0; i < 64; i++) watching.Add(await _panel.Browser.GetAsync("stream.mjpeg", HttpCompletionOption.ResponseHeadersRead, Cancellation));
            using var oneMore = await _panel.Browser.GetAsync("stream.mjpeg", HttpCompletionOption.ResponseHeadersRead, Cancellation);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, oneMore.StatusCode);
        }
        finally
        {
            foreach (var each in watching) each.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _panel.DisposeAsync();
        _folder.Dispose();
    }

    private Uri Socket() => new UriBuilder(_panel.Live) { Scheme = "ws", Path = "ws" }.Uri;

    private async Task<HttpStatusCode> StatusAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await _panel.Browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        return answer.StatusCode;
    }

    private static async Task<byte[]> UntilAsync(Stream stream, string end)
    {
        var read = new List<byte>();
        var one = new byte[1];
        var ending = Encoding.ASCII.GetBytes(end);
        while (read.Count < ending.Length || !read[^ending.Length..].SequenceEqual(ending))
        {
            await stream.ReadExactlyAsync(one, Cancellation);
            read.Add(one[0]);
        }

        return [.. read[..^ending.Length]];
    }

    private static async Task<string> LineAsync(Stream stream)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (line.Length < 200)
        {
            await stream.ReadExactlyAsync(one, Cancellation);
            if (one[0] == '\n') return line.ToString().TrimEnd('\r');
            line.Append((char)one[0]);
        }

        return line.ToString();
    }
}
