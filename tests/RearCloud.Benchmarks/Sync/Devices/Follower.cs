using System.Diagnostics;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device that follows its account's stream and notes how far it has come; it keeps no documents.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly ILink _link;
    private readonly FrameMemo _memo;
    private readonly Arrivals? _arrivals;
    private readonly int _index;
    private readonly TaskCompletionSource _current = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private Follower(ILink link, int index, FrameMemo memo, Arrivals? arrivals)
    {
        _link = link;
        _index = index;
        _memo = memo;
        _arrivals = arrivals;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>How far it has come.</summary>
    public StreamCookie? Cookie { get; private set; }

    /// <summary>Ends when the server or the connection ends the session.</summary>
    public Task Ended => _reading;

    /// <summary>How long the server's goodbye asked to stay away; zero without one.</summary>
    public TimeSpan Pause { get; private set; }

    /// <summary>True if the device was brought up to date.</summary>
    public bool IsCurrent => _current.Task.IsCompletedSuccessfully;

    /// <summary>Opens a session and returns when the device is up to date or the session has ended; null if there was no server.</summary>
    public static async Task<Follower?> TryJoinAsync(ILink link, int index, FrameMemo memo, Arrivals? arrivals, ClientId client, StreamCookie? cookie)
    {
        try
        {
            await link.SendAsync(Frames.Hello(client, cookie is null ? [] : [cookie]));
        }
        catch (Exception e) when (e is Grpc.Core.RpcException or InvalidOperationException or IOException)
        {
            await link.DisposeAsync();
            return null;
        }

        var follower = new Follower(link, index, memo, arrivals);
        await Task.WhenAny(follower._current.Task, follower._reading);
        return follower;
    }

    public static async Task<Follower> JoinAsync(ILink link, int index, FrameMemo memo, Arrivals? arrivals = null) =>
        await TryJoinAsync(link, index, memo, arrivals, Frames.NewClient(), null) is { IsCurrent: true } follower
            ? follower
            : throw new InvalidOperationException($"The server ended the session of device {index}.");

    public async ValueTask DisposeAsync()
    {
        await _link.DisposeAsync();
        await _reading;
    }

    private async Task ReadAsync()
    {
        while (await _link.ReceiveAsync() is { } message)
        {
            var now = Stopwatch.GetTimestamp();
            switch (_memo.Read(message))
            {
                case ServerFrame.Changes { Delta: var delta }:
                    Cookie = (Cookie ?? StreamCookie.Start(delta.Stream)).After(delta);
                    if (delta.HasMore) break;
                    _arrivals?.Note(_index, delta.To.Value, now);
                    _current.TrySetResult();
                    break;
                case ServerFrame.Goodbye goodbye:
                    Pause = goodbye.RetryAfter ?? TimeSpan.Zero;
                    return;
            }
        }
    }
}
