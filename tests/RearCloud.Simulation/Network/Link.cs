using System.Runtime.CompilerServices;
using RearCloud.Client.Carriers;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Simulation.Cloud;
using RearCloud.Simulation.Stories;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Network;

/// <summary>One connection. Frames travel as bytes; each side has its own copy of what the other said.</summary>
internal sealed class Link : ICarrierLink
{
    private const int Window = 2;

    private readonly World _world;
    private readonly Weather _weather;
    private readonly Database _database;
    private readonly Func<StreamCookie?> _cookie;
    private readonly Pipe _up;
    private readonly Pipe _down;
    private readonly CancellationTokenSource _broken = new();
    private ClientId _client;
    private byte[]? _held;
    private byte[]? _lastDelta;

    public Link(World world, Weather weather, Database database, Life device, Life node, Func<StreamCookie?> cookie)
    {
        _world = world;
        _weather = weather;
        _database = database;
        _cookie = cookie;
        _up = new Pipe(world, device, node);
        _down = new Pipe(world, node, device);
    }

    /// <summary>Fires at the server when the connection is gone.</summary>
    public CancellationToken Broken => _broken.Token;

    public bool IsBroken => _down.IsBroken;

    public void Break()
    {
        if (_down.IsBroken) return;
        _up.Break();
        _down.Break();
        _broken.Cancel();
    }

    /// <summary>From now on nothing arrives, and neither side is told.</summary>
    public void Swallow() => _up.IsSwallowing = _down.IsSwallowing = true;

    public Task SendAsync(ClientFrame frame, CancellationToken cancellationToken)
    {
        _world.IsHere();
        if (_up.IsBroken) throw Gone();
        _up.Send(FrameCodec.Encode(frame), Latency());
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<Result<ServerFrame>> ReceiveAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var bytes in _down.ReadAsync(cancellationToken)) yield return Heard(FrameCodec.DecodeServer(bytes));
        if (_down.IsBroken) throw Gone();
    }

    /// <summary>The device closes its side.</summary>
    public ValueTask DisposeAsync()
    {
        _up.End(Latency());
        // Who closed the connection does not read on: what comes then is refused by its machine.
        _world.After(Latency(), new Life("wire"), Break);
        return ValueTask.CompletedTask;
    }

    /// <summary>The client's frames, at the server.</summary>
    public async IAsyncEnumerable<Result<ClientFrame>> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var bytes in _up.ReadAsync(cancellationToken)) yield return Asked(FrameCodec.DecodeClient(bytes));
    }

    /// <summary>Sends a frame to the device; returns when there is room for the next.</summary>
    public async ValueTask SendAsync(ServerFrame frame)
    {
        var bytes = FrameCodec.Encode(frame);
        if (frame is ServerFrame.Heartbeat && _lastDelta is not null && !IsHeartbeatDue()) _world.Rare.Add(RareEvent.Poke);
        foreach (var one in frame is ServerFrame.Changes { Delta.IsReset: false } ? Disturbed(bytes) : Released(bytes)) _down.Send(one, Latency());
        if (frame is ServerFrame.Changes) _lastDelta = frame is ServerFrame.Changes { Delta.IsReset: false } ? bytes : null;
        _sentAt = _world.Now;
        await _down.WaitForRoomAsync(Window, Broken);
    }

    /// <summary>The server closes its side.</summary>
    public void End() => _down.End(Latency());

    private TimeSpan _sentAt;

    private bool IsHeartbeatDue() => _world.Now - _sentAt >= TimeSpan.FromSeconds(15);

    private TimeSpan Latency()
    {
        var (least, most) = _weather.LatencyMilliseconds;
        return _world.Between(least + _weather.ReadingMilliseconds, most + _weather.ReadingMilliseconds);
    }

    // A delta may be lost, come again, or be overtaken by the next: a replica takes only what continues it.
    private IEnumerable<byte[]> Disturbed(byte[] delta)
    {
        if (_held is null && _world.Chance(_weather.DeltaLoss))
        {
            _world.Rare.Add(RareEvent.FrameDropped);
            return [];
        }

        if (_held is { } held)
        {
            _held = null;
            _world.Rare.Add(RareEvent.DeltasSwapped);
            return [delta, held];
        }

        if (_world.Chance(_weather.DeltaSwap))
        {
            _held = delta;
            return [];
        }

        if (_lastDelta is { } last && _world.Chance(_weather.DeltaRepetition))
        {
            _world.Rare.Add(RareEvent.DeltaRepeated);
            return [delta, last];
        }

        return [delta];
    }

    private IEnumerable<byte[]> Released(byte[] frame)
    {
        if (_held is not { } held) return [frame];
        _held = null;
        return [held, frame];
    }

    private Result<ClientFrame> Asked(Result<ClientFrame> asked)
    {
        if (!asked.TryGet(out var frame, out _)) return asked;
        switch (frame)
        {
            case ClientFrame.Hello hello:
                _client = hello.Client;
                return hello with { Cookies = [.. hello.Cookies.Select(OfThisLife)] };
            case ClientFrame.Pull pull:
                return pull with { Cookie = OfThisLife(pull.Cookie) };
            case ClientFrame.Submit submit:
                _database.Submitting(_client, submit.Mutations);
                return asked;
            default:
                return asked;
        }
    }

    private StreamCookie OfThisLife(StreamCookie cookie) =>
        _database.Bug == PlantedBug.EpochIgnored && cookie.Epoch.Length > 0 && _database.State.Stream is { } stream ? cookie with { Epoch = stream.Epoch } : cookie;

    private Result<ServerFrame> Heard(Result<ServerFrame> heard)
    {
        if (!heard.TryGet(out var frame, out _) || frame is not ServerFrame.Changes changes) return heard;
        return _database.Bug switch
        {
            PlantedBug.NoChecksum => changes with { Delta = changes.Delta with { Checksum = null } },
            PlantedBug.NoChainCheck when _cookie() is { } at && !changes.Delta.IsReset && changes.Delta.To >= at.Sequence =>
                changes with { Delta = changes.Delta with { From = at.Sequence, Epoch = at.Epoch } },
            _ => heard,
        };
    }

    private static CarrierException Gone() => CarrierException.Broken(new IOException("The link is gone."));
}
