using System.Runtime.CompilerServices;
using RearCloud.Protocol.Waiting;
using RearCloud.Simulation.Worlds;

namespace RearCloud.Simulation.Network;

/// <summary>One direction of a link: bytes that arrive later, in order, or never.</summary>
internal sealed class Pipe(World world, Life sender, Life receiver)
{
    private readonly Life _wire = new("wire");
    private readonly Queue<byte[]> _arrived = new();
    private readonly Bell _arrival = new(world.PostFor(receiver));
    private readonly Bell _room = new(world.PostFor(sender));
    private TimeSpan _last;

    public int InFlight { get; private set; }

    /// <summary>True if nothing more comes and what was under way is lost.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What is sent vanishes, and nobody is told.</summary>
    public bool IsSwallowing { get; set; }

    private bool _isEnded;

    public void Send(byte[] frame, TimeSpan latency)
    {
        if (IsBroken || IsSwallowing) return;
        _last = _last > world.Now + latency ? _last : world.Now + latency;
        InFlight++;
        world.After(_last - world.Now, _wire, () => Arrive(frame));
    }

    /// <summary>Nothing more will be sent; what is under way arrives.</summary>
    public void End(TimeSpan latency)
    {
        if (IsBroken || IsSwallowing) return;
        _last = _last > world.Now + latency ? _last : world.Now + latency;
        world.After(_last - world.Now, _wire, () =>
        {
            _isEnded = true;
            _arrival.Ring();
        });
    }

    public void Break()
    {
        if (IsBroken) return;
        IsBroken = true;
        _arrived.Clear();
        _arrival.Ring();
        _room.Ring();
    }

    /// <summary>Waits until less than <paramref name="most"/> frames are under way.</summary>
    public async ValueTask WaitForRoomAsync(int most, CancellationToken cancellationToken)
    {
        while (InFlight >= most && !IsBroken) await _room.WaitAsync(cancellationToken);
    }

    /// <summary>The frames as they arrive, to the end or until the pipe breaks.</summary>
    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            while (_arrived.TryDequeue(out var frame)) yield return frame;
            if (_isEnded || IsBroken) yield break;
            await _arrival.WaitAsync(cancellationToken);
        }
    }

    private void Arrive(byte[] frame)
    {
        InFlight--;
        _room.Ring();
        if (IsBroken || IsSwallowing) return;
        _arrived.Enqueue(frame);
        _arrival.Ring();
    }
}
