using RearCloud.Core.Documents;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Panels;

public sealed class PanelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_server_it_shows_the_slot_of_its_data_folder()
    {
        Directory.CreateDirectory(_folder["slots"]);
        var layout = new Document(
            new DocumentKey(DocumentKind.Layout, new DocumentId("red")),
            System.Text.Json.JsonElement.Parse("""{"format":1,"canvas":{"width":904,"height":572},"background":"#ff0000","widgets":{}}"""),
            new Sequence(1),
            IsDeleted: false);
        await File.WriteAllBytesAsync(_folder["slots/slot-b"], DocumentSlot.Encode([layout], 3), Cancellation);
        await using var panel = await RunningPanel.StartAsync("--data", _folder.Path);

        using var picture = SKBitmap.Decode(await panel.Browser.GetByteArrayAsync("frame.png", Cancellation));
        Assert.Equal(SKColors.Red, picture.GetPixel(450, 280));
        Assert.Equal("none", (await panel.JsonAsync("stats.json")).GetProperty("replica").GetProperty("state").GetString());
    }

    [Fact]
    public async Task With_a_server_that_is_away_it_goes_on()
    {
        await using var panel = await RunningPanel.StartAsync(
            "--data", _folder.Path, "--server", $"http://127.0.0.1:{FreePort.Find()}", "--token", "nobody", "--carrier", "signalr");
        await panel.UntilAsync(s => s.GetProperty("replica").GetProperty("state").GetString() == "offline");
        Assert.NotEmpty(await panel.Browser.GetByteArrayAsync("frame.png", Cancellation));
    }

    [Fact]
    public async Task With_a_replica_that_cannot_be_opened_it_goes_on_and_says_so()
    {
        await File.WriteAllTextAsync(_folder["data"], "a file where a folder must be", Cancellation);
        await using var panel = await RunningPanel.StartAsync("--data", _folder["data"], "--server", "http://127.0.0.1:1", "--token", "nobody");
        var statistics = await panel.UntilAsync(s => s.GetProperty("faults").GetArrayLength() > 0);
        Assert.Contains(statistics.GetProperty("faults").EnumerateArray(), f => f.GetProperty("place").GetString() == "replica");
        Assert.NotEmpty(await panel.Browser.GetByteArrayAsync("frame.png", Cancellation));
    }

    [Fact]
    public async Task A_png_sink_keeps_a_file()
    {
        await using var panel = await RunningPanel.StartAsync("--data", _folder.Path, "--sink", "live", "--sink", $"png:{_folder["panel.png"]}", "--sink", "memory");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(_folder["panel.png"]), TimeSpan.FromSeconds(60)));
        using var picture = SKBitmap.Decode(_folder["panel.png"]);
        Assert.Equal(904, picture.Width);
    }

    [Fact]
    public async Task A_y4m_sink_leaves_a_video_and_a_framebuffer_sink_a_picture()
    {
        await File.WriteAllBytesAsync(_folder["fb"], new byte[904 * 572 * 4], Cancellation);
        var panel = await RunningPanel.StartAsync(
            "--data", _folder.Path, "--sink", "live", "--sink", $"y4m:{_folder["panel.y4m"]}", "--sink", $"framebuffer:{_folder["fb"]}");
        await panel.UntilAsync(s => s.GetProperty("frames").GetProperty("presented").GetInt64() > 0);
        await panel.DisposeAsync();

        // The pixels are opaque.
        Assert.DoesNotContain(Enumerable.Range(0, 904 * 572), Opacity(await File.ReadAllBytesAsync(_folder["fb"], Cancellation)));
        var video = await File.ReadAllBytesAsync(_folder["panel.y4m"], Cancellation);
        var header = video.AsSpan().IndexOf((byte)'\n') + 1;
        Assert.StartsWith("YUV4MPEG2 W904 H572 F60:1 ", System.Text.Encoding.ASCII.GetString(video[..header]), StringComparison.Ordinal);
        Assert.True(video.Length > header);
        Assert.Equal(0, (video.Length - header) % (904 * 572 * 3 + "FRAME\n".Length));

        static Predicate<int> Opacity(byte[] memory) => i => memory[i * 4 + 3] != 255;
    }

    [Fact]
    public async Task A_framebuffer_that_is_too_small_fails_with_code_1()
    {
        await File.WriteAllBytesAsync(_folder["fb"], new byte[1000], Cancellation);
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", $"y4m:{_folder["panel.y4m"]}", "--sink", $"framebuffer:{_folder["fb"]}");
        Assert.Equal(ExitCodes.Failed, result.Code);
        Assert.Contains("rear.sink", result.Errors, StringComparison.Ordinal);
        Assert.Contains("too short", result.Errors, StringComparison.Ordinal);
        Assert.Equal([_folder["fb"]], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task It_ends_though_somebody_watches()
    {
        var panel = await RunningPanel.StartAsync("--data", _folder.Path);
        using var stream = await panel.Browser.GetStreamAsync(new Uri("stream.mjpeg", UriKind.Relative), Cancellation);
        Assert.NotEqual(0, await stream.ReadAsync(new byte[100], Cancellation));
        Assert.Equal(ExitCodes.Done, await panel.EndAsync());
        await panel.DisposeAsync();
    }

    [Fact]
    public async Task An_address_that_is_taken_fails_with_code_1()
    {
        await using var panel = await RunningPanel.StartAsync("--data", _folder.Path);
        var result = await RearResult.RunAsync("panel", "--data", _folder["other"], "--live", panel.Live.ToString());
        Assert.Equal(ExitCodes.Failed, result.Code);
        Assert.Contains("rear.live", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_end_it_writes_its_trace()
    {
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", "memory", "--overlay", "--seconds", "2", "--trace", _folder["trace.json"]);
        Assert.Equal(ExitCodes.Done, result.Code);
        var trace = System.Text.Json.JsonElement.Parse(await File.ReadAllTextAsync(_folder["trace.json"], Cancellation));
        var names = trace.GetProperty("traceEvents").EnumerateArray().Select(e => e.GetProperty("name").GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "build", "beat", "frame", "compose", "present" }, names);
    }

    [Fact]
    public async Task A_trace_without_a_folder_is_refused_at_the_start()
    {
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", "memory", "--trace", _folder["missing/trace.json"]);
        Assert.Equal(ExitCodes.Usage, result.Code);
        Assert.Contains("rear.trace", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_statistics_say_how_threads_and_collector_are_set()
    {
        await using var panel = await RunningPanel.StartAsync("--data", _folder.Path);
        var frames = (await panel.UntilAsync(s => s.GetProperty("frames").GetProperty("threads").GetArrayLength() > 0)).GetProperty("frames");
        Assert.Equal("panel frames", frames.GetProperty("threads")[0].GetProperty("thread").GetString());
        Assert.Equal("workstation", frames.GetProperty("collector").GetProperty("mode").GetString());
        Assert.True(frames.GetProperty("collector").GetProperty("isConcurrent").GetBoolean());
        Assert.True(frames.GetProperty("collector").GetProperty("gen0BudgetBytes").GetInt64() > 0);
        Assert.True(frames.GetProperty("power").GetProperty("total").GetDouble() > 0);
    }

    [Fact]
    public async Task After_its_time_it_ends_with_statistics()
    {
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", "memory", "--seconds", "0.5", "--statistics", "--json");
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
        var lines = result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("""{"ready":true}""", lines[0]);
        Assert.Equal("reference", System.Text.Json.JsonElement.Parse(lines[1]).GetProperty("panel").GetProperty("id").GetString());
    }

    [Fact]
    public async Task People_get_the_statistics_as_tables_with_what_the_machine_itself_missed()
    {
        var result = await RearResult.RunAsync("panel", "--data", _folder.Path, "--sink", "memory", "--seconds", "1", "--statistics", "--bare-loop");
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
        string[] words = ["Xiaomi 17 Pro, ", "Missed       ", "Bare loop    ", "Energy       ", "Sink         memory up", "Microseconds ", "Compose      ", "Bare wake    "];
        Assert.All(words, word => Assert.Contains(word, result.Output, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();
}
