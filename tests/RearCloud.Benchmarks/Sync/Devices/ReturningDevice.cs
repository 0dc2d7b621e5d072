using System.Diagnostics;
using RearCloud.Client.Connecting;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device that comes back by the client library's own rule of backoff and jitter whenever its connection ends.</summary>
internal sealed class ReturningDevice : IAsyncDisposable
{
    private const int FirstAttempts = 8;

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

    /// <summary>Connects for the first time, at the rate at which the server lets devices in.</summary>
    /// <exception cref="InvalidOperationException">It was not let in.</exception>
    public static async Task<ReturningDevice> StartAsync(int seed, Func<IVisit> visit)
    {
        var device = new ReturningDevice(visit(), seed);
        for (var attempt = 0; attempt < FirstAttempts; attempt++)
        {
            if (await device._visit.ConnectAsync() is { } connected)
            {
                device._backoff.Reset();
                device._running = Task.Run(() => device.RunAsync(connected));
                return device;
            }

            await Task.Delay(device._visit.Pause + device._backoff.Next());
        }

        throw new InvalidOperationException($"Device {seed} could not connect.");
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
