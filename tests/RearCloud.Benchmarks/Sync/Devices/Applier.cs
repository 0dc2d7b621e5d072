using System.Diagnostics;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device that reads and applies every delta to a replica in memory, its checksum verified.</summary>
internal sealed class Applier : IAsyncDisposable
{
    private readonly ILink _link;
    private readonly Arrivals _arrivals;
    private readonly int _index;
    private readonly MemoryReplica _replica = new();
    private readonly TaskCompletionSource _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private Applier(ILink link, int index, Arrivals arrivals)
    {
        _link = link;
        _index = index;
        _arrivals = arrivals;
        _reading = Task.Run(ReadAsync);
    }

    public static async Task<Applier> JoinAsync(ILink link, int index, Arrivals arrivals)
    {
        await link.SendAsync(Frames.Hello(Frames.NewClient()));
        var device = new Applier(link, index, arrivals);
        await await Task.WhenAny(device._current.Task, device._reading);
        return device;
    }

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        while (await _link.ReceiveAsync() is { } message)
        {
            if (!FrameCodec.DecodeServer(message).TryGet(out var frame, out var problem)) throw new InvalidOperationException(problem.ToString());
            if (frame is not ServerFrame.Changes { Delta: var delta }) continue;
            _replica.Take(delta);
            _arrivals.Note(_index, delta.To.Value, Stopwatch.GetTimestamp());
            if (!delta.HasMore) _current.TrySetResult();
        }
    }
}
