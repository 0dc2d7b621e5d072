using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
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
    private bool _isOwed;
    private MutationId _dealtWith;
    private Sequence _dealtWithAt;

    public StreamId Stream { get; } = cookie.Stream;

    /// <summary>How far the reader was brought; only the session's writer reads and sets it.</summary>
    public StreamCookie Sent { get; private set; } = cookie;

    /// <summary>There may be more: called by the watch after commits.</summary>
    public void MarkDirty()
    {
        lock (_gate) _isDirty = true;
        outbox.Ring();
    }

    /// <summary>
    /// The door has dealt with the reader's mutations up to one: the reader is owed a delta that reaches the place where their effects are, even if
    /// nothing changed.
    /// </summary>
    public void Owe(MutationId dealtWith, Sequence at)
    {
        Note(dealtWith, at);
        lock (_gate) _isOwed = true;
        outbox.Ring();
    }

    /// <summary>Takes note of how far the door has dealt with the reader's mutations; the next delta that reaches the place tells it.</summary>
    public void Note(MutationId dealtWith, Sequence at)
    {
        lock (_gate) (_dealtWith, _dealtWithAt) = (dealtWith, at);
    }

    /// <summary>The reader says itself how far it is and asks for more.</summary>
    public void Ask(StreamCookie from)
    {
        lock (_gate) _asked = from;
        outbox.Ring();
    }

    /// <summary>True if there may be something to send; takes the bits away.</summary>
    /// <param name="isAsked">The reader waits for an answer, however large and even if it is empty.</param>
    public bool TryTake(out bool isAsked)
    {
        lock (_gate)
        {
            isAsked = _isOwed || _asked is not null;
            var isDue = isAsked || _isDirty;
            Sent = _asked ?? Sent;
            _asked = null;
            _isOwed = _isDirty = false;
            return isDue;
        }
    }

    /// <summary>Takes note of a delta that goes out now.</summary>
    /// <returns>The reader's last mutation whose effects it holds; zero if that is no news.</returns>
    public MutationId Advance(Delta delta)
    {
        Sent = Sent.After(delta);
        lock (_gate)
        {
            if (delta.HasMore)
            {
                // The pages of one answer follow by themselves.
                _isOwed = true;
                outbox.Ring();
                return default;
            }

            if (delta.To < _dealtWithAt) return default;
            var news = _dealtWith;
            _dealtWith = default;
            return news;
        }
    }
}
