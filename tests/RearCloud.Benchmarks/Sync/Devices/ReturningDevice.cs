using System.Diagnostics;
using RearCloud.Client.Connecting;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device that comes back by the client library's own rule of backoff and jitter whenever its connection ends.</summary>
internal sealed class ReturningDevice : IAsyncDisposable
{
    private readonly IVisit _visit;
    private readonly CancellationTokenSource _life = new();
    private readonly Backoff _backoff;
    private TaskCompletionSource<long> _return = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _running = Task.CompletedTask;

    private ReturningDevice(IVisit visit, int seed)
    {
        _visit = visit;
        _backoff = new Backoff(new Random(seed));
    }

    /// <summary>Ends with the timestamp at which the device is connected for the next time.</summary>
    public Task<long> NextReturn => Volatile.Read(ref _return).Task;

    /// <summary>Connects for the first time.</summary>
    public static async Task<ReturningDevice> StartAsync(int seed, Func<IVisit> visit)
    {
        var device = new ReturningDevice(visit(), seed);
        var connected = await device._visit.ConnectAsync() ?? throw new InvalidOperationException($"Device {seed} could not connect.");
        device._running = Task.Run(() => device.RunAsync(connected));
        return device;
    }

    public async ValueTask DisposeAsync()
    {
        await _life.CancelAsync();
        await _running;
        await _visit.DisposeAsync();
        _life.Dispose();
    }

    private async Task RunAsync(Task connected)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = _life.Token.Register(ended.SetResult);
        Task? connection = connected;
        while (true)
        {
            if (connection is not null) await Task.WhenAny(connection, ended.Task);
            await Task.Delay(_visit.Pause + _backoff.Next(), _life.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_life.IsCancellationRequested) return;
            connection = await _visit.ConnectAsync();
            if (connection is null) continue;
            _backoff.Reset();
            Interlocked.Exchange(ref _return, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult(Stopwatch.GetTimestamp());
        }
    }
}
