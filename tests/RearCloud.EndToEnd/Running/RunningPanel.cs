using System.Text.Json.Nodes;
using RearCloud.EndToEnd.Pictures;
using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd.Running;

/// <summary>A simulated panel in its own process, seen through its live view.</summary>
internal sealed class RunningPanel : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ReadyProgram _program;
    private readonly HttpClient _live;

    private RunningPanel(ReadyProgram program, Uri live)
    {
        _program = program;
        _live = new HttpClient { BaseAddress = live };
    }

    public string Log => _program.Log;

    /// <summary>Address of the live view.</summary>
    public Uri Live => _live.BaseAddress!;

    public static async Task<RunningPanel> StartAsync(params string[] arguments)
    {
        var program = await Programs.StartRearAsync(arguments);
        return new RunningPanel(program, await program.AddressAsync("live"));
    }

    public async Task<Picture> FrameAsync() => Picture.Decode(await _live.GetByteArrayAsync("/frame.png", TestContext.Current.CancellationToken));

    /// <summary>Waits for a frame that a fact is true of; the last one is in the message when none comes.</summary>
    public Task<Picture> FrameThatAsync(Func<Picture, bool> fact, string what) =>
        ThatAsync(FrameAsync, fact, last => $"No frame came that {what}. The last one is {last?.Save("end-to-end-last-frame")}.\n{Log}");

    /// <summary>Waits until a fact is true of the statistics of <c>frames</c>.</summary>
    public Task<JsonNode> FramesThatAsync(Func<JsonNode, bool> fact, string what) =>
        ThatAsync(async () => (await StatisticsAsync())["frames"]!, fact, last => $"The panel never {what}: {last}\n{Log}");

    public async ValueTask DisposeAsync()
    {
        _live.Dispose();
        await _program.DisposeAsync();
    }

    private async Task<JsonNode> StatisticsAsync() => JsonNode.Parse(await _live.GetStringAsync("/stats.json", TestContext.Current.CancellationToken))!;

    private static async Task<T> ThatAsync<T>(Func<Task<T>> look, Func<T, bool> fact, Func<T?, string> complain)
        where T : class
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        T? last = null;
        try
        {
            while (await beat.WaitForNextTickAsync(patience.Token))
            {
                last = await look();
                if (fact(last)) return last;
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            // Said below, with what was seen.
        }

        throw new TimeoutException(complain(last));
    }
}
