namespace RearCloud.Benchmarks.Sync.Devices;

/// <summary>A client of the bare server.</summary>
internal sealed class BareVisit(Uri address, int index) : IVisit
{
    private readonly GrpcDial _dial = new(address, token: null);
    private BareFollower? _follower;

    public TimeSpan Pause => TimeSpan.Zero;

    public async Task<Task?> ConnectAsync()
    {
        if (_follower is not null) await _follower.DisposeAsync();
        _follower = await BareFollower.TryJoinAsync(_dial.Open(), index, arrivals: null);
        return _follower?.Ended;
    }

    public async ValueTask DisposeAsync()
    {
        if (_follower is not null) await _follower.DisposeAsync();
        _dial.Dispose();
    }
}
