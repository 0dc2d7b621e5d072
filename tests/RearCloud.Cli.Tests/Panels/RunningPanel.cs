using System.Text.Json;
using System.Threading.Channels;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Panels;

/// <summary>A <c>rear panel</c> in this process, ended when disposed.</summary>
internal sealed class RunningPanel : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CancellationTokenSource _ending = new();
    private readonly LineWriter _output = new();
    private readonly StringWriter _errors = new();
    private readonly Task<int> _run;

    private RunningPanel(string[] arguments) =>
        _run = Task.Run(() => RearProgram.RunAsync(["panel", .. arguments], _output, TextWriter.Synchronized(_errors), _ending.Token));

    public HttpClient Browser { get; private set; } = null!;

    public Uri Live => Browser.BaseAddress!;

    public static async Task<RunningPanel> StartAsync(params string[] arguments)
    {
        var panel = new RunningPanel(arguments);
        var ready = JsonElement.Parse(await panel._output.NextAsync().WaitAsync(Patience));
        Assert.True(ready.GetProperty("ready").GetBoolean());
        panel.Browser = new HttpClient { BaseAddress = new Uri(ready.GetProperty("live").GetString()!), Timeout = Patience };
        return panel;
    }

    public async Task<JsonElement> JsonAsync(string path) => JsonElement.Parse(await Browser.GetByteArrayAsync(path, TestContext.Current.CancellationToken));

    /// <summary>Awaits a fact in the statistics.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> fact)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var statistics = await JsonAsync("stats.json");
            if (fact(statistics)) return statistics;
            Assert.False(patience.IsCancellationRequested, $"In vain: {statistics}");
            await Task.Yield();
        }
    }

    /// <summary>Awaits a frame that a fact is true of.</summary>
    public async Task<SKBitmap> FrameThatAsync(Func<SKBitmap, bool> fact)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var frame = SKBitmap.Decode(await Browser.GetByteArrayAsync("frame.png", TestContext.Current.CancellationToken));
            if (fact(frame)) return frame;
            frame.Dispose();
            Assert.False(patience.IsCancellationRequested, $"No such frame came. {await JsonAsync("stats.json")} {_errors}");
            await Task.Yield();
        }
    }

    /// <summary>Ends it as Ctrl+C does and gives its exit code.</summary>
    public async Task<int> EndAsync()
    {
        await _ending.CancelAsync();
        return await _run.WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(ExitCodes.Done, await EndAsync());
        Browser.Dispose();
        _ending.Dispose();
    }

    private sealed class LineWriter : StringWriter
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public Task<string> NextAsync() => _lines.Reader.ReadAsync().AsTask();

        public override void WriteLine(string? value) => _lines.Writer.TryWrite(value ?? "");
    }
}
