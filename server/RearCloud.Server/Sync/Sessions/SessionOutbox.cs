using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Waiting;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// What a session has to say apart from deltas: a few replies, a goodbye, and a bell that wakes the writer. Bounded: while the replies are full the
/// client's next frame is not read.
/// </summary>
internal sealed class SessionOutbox(PostWork post)
{
    private const int MostReplies = 8;

    private readonly Lock _gate = new();
    private readonly Queue<ServerFrame> _replies = new(2);
    private readonly Bell _bell = new(post);

    // Made when a client first writes faster than it reads: most never do.
    private Bell? _room;
    private ServerFrame.Goodbye? _goodbye;

    /// <summary>The last word, once it is decided.</summary>
    public ServerFrame.Goodbye? Goodbye => Volatile.Read(ref _goodbye);

    /// <summary>Adds a reply; waits while there is no room. One caller at a time.</summary>
    public async ValueTask ReplyAsync(ServerFrame reply, CancellationToken cancellationToken)
    {
        while (TryAdd(reply) is { } full) await full.WaitAsync(cancellationToken);
        Ring();
    }

    public bool TryTakeReply(out ServerFrame? reply)
    {
        Bell? room;
        bool isTaken;
        lock (_gate)
        {
            isTaken = _replies.TryDequeue(out reply);
            room = _room;
        }

        if (isTaken) room?.Ring();
        return isTaken;
    }

    /// <summary>Decides the last word; the first one stands.</summary>
    public void SayGoodbye(ServerFrame.Goodbye goodbye)
    {
        Interlocked.CompareExchange(ref _goodbye, goodbye, null);
        Ring();
    }

    /// <summary>Wakes the writer.</summary>
    public void Ring() => _bell.Ring();

    public ValueTask WaitAsync(CancellationToken cancellationToken) => _bell.WaitAsync(cancellationToken);

    // Null if the reply was added, else what rings when there is room.
    private Bell? TryAdd(ServerFrame reply)
    {
        lock (_gate)
        {
            if (_replies.Count >= MostReplies) return _room ??= new Bell(post);
            _replies.Enqueue(reply);
            return null;
        }
    }
}
