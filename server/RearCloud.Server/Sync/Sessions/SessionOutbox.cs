using System.Threading.Channels;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// What a session has to say apart from deltas: a few replies, a goodbye, and a bell that wakes the writer. Bounded: while the replies are full the
/// client's next frame is not read.
/// </summary>
internal sealed class SessionOutbox
{
    private const int Replies = 8;

    private readonly Channel<ServerFrame> _replies = Channel.CreateBounded<ServerFrame>(new BoundedChannelOptions(Replies) { SingleReader = true });
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private ServerFrame.Goodbye? _goodbye;

    /// <summary>The last word, once it is decided.</summary>
    public ServerFrame.Goodbye? Goodbye => Volatile.Read(ref _goodbye);

    public async ValueTask ReplyAsync(ServerFrame reply, CancellationToken cancellationToken)
    {
        await _replies.Writer.WriteAsync(reply, cancellationToken);
        Ring();
    }

    public bool TryTakeReply(out ServerFrame? reply) => _replies.Reader.TryRead(out reply);

    /// <summary>Decides the last word; the first one stands.</summary>
    public void SayGoodbye(ServerFrame.Goodbye goodbye)
    {
        Interlocked.CompareExchange(ref _goodbye, goodbye, null);
        Ring();
    }

    /// <summary>Wakes the writer.</summary>
    public void Ring() => _bell.Writer.TryWrite(true);

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _bell.Reader.ReadAsync(cancellationToken);
}
