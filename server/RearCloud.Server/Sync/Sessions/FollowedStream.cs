using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;

namespace RearCloud.Server.Sync.Sessions;

/// <summary>
/// A stream in a session: how far it was sent and one bit that there may be more. No queue: however many changes pass while a slow reader reads,
/// its next delta brings each document once, as it stands then.
/// </summary>
internal sealed class FollowedStream(StreamCookie cookie, SessionOutbox outbox)
{
    private readonly Lock _gate = new();
    private StreamCookie? _asked = cookie;
    private bool _isDirty;
    private bool _isForced;

    public StreamId Stream { get; } = cookie.Stream;

    /// <summary>How far the reader was brought; only the session's writer reads and sets it.</summary>
    public StreamCookie Sent { get; private set; } = cookie;

    /// <summary>There may be more: called by the watch after commits.</summary>
    public void MarkDirty()
    {
        lock (_gate) _isDirty = true;
        outbox.Ring();
    }

    /// <summary>The reader is owed a delta even if nothing changed: it waits for what became of its mutations.</summary>
    public void Owe()
    {
        lock (_gate) _isForced = true;
        outbox.Ring();
    }

    /// <summary>The reader says itself how far it is and asks for more.</summary>
    public void Ask(StreamCookie from)
    {
        lock (_gate) _asked = from;
        outbox.Ring();
    }

    /// <summary>True if there may be something to send; takes the bits away.</summary>
    public bool TryTake(out bool isForced)
    {
        lock (_gate)
        {
            isForced = _isForced || _asked is not null;
            var isDue = isForced || _isDirty;
            Sent = _asked ?? Sent;
            _asked = null;
            _isForced = _isDirty = false;
            return isDue;
        }
    }

    /// <summary>Takes note of a delta that goes out now.</summary>
    public void Advance(Delta delta)
    {
        Sent = new StreamCookie(Stream, delta.Epoch, delta.To);
        if (delta.HasMore) MarkDirty();
    }
}
