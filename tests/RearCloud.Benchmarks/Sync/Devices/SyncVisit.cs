using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;

namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A device of the product's server, which comes back with its cookie.</summary>
internal sealed class SyncVisit(Uri address, string token, int index, FrameMemo memo, Arrivals arrivals) : IVisit
{
    private readonly GrpcDial _dial = new(address, token);
    private readonly ClientId _client = Frames.NewClient();
    private StreamCookie? _cookie;
    private Follower? _follower;

    public TimeSpan Pause => _follower?.Pause ?? TimeSpan.Zero;

    public async Task<Task?> ConnectAsync()
    {
        if (_follower is { } last)
        {
            _cookie = last.Cookie ?? _cookie;
            await last.DisposeAsync();
        }

        _follower = await Follower.TryJoinAsync(_dial.Open(), index, memo, arrivals, _client, _cookie);
        return _follower is { IsCurrent: true } ? _follower.Ended : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_follower is not null) await _follower.DisposeAsync();
        _dial.Dispose();
    }
}
