using System.Runtime.InteropServices;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// Passes previews between the seats of a stream, and to the other nodes by <see cref="PreviewOutbox"/>. Nothing queues up here; whoever reads slowly gets
/// the newest. Safe from any thread.
/// </summary>
internal sealed class PreviewExchange(TimeProvider time, SyncMachine machine, PreviewOutbox outbox) : IPreviews
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamId, HashSet<PreviewSeat>> _listeners = [];

    public TimeProvider Time => time;

    public IPreviewSeat Join(Actor actor, StreamId stream, Action onNews)
    {
        if (stream != actor.Stream) throw new ArgumentException($"{actor.Name} has no previews in stream '{stream}'.", nameof(stream));
        // A page may answer within the call, and a seat is told while others are: so its own work begins elsewhere.
        return Join(stream, () => machine.Post(static news => ((Action)news!)(), onNews));
    }

    /// <summary>Joins for a session.</summary>
    /// <param name="stream">The own stream of the session's account.</param>
    /// <param name="onNews">Quick, and takes no lock of a seat; null for who only shows.</param>
    public PreviewSeat Join(StreamId stream, Action? onNews)
    {
        var seat = new PreviewSeat(this, stream, onNews);
        if (onNews is null) return seat;
        lock (_gate) (CollectionsMarshal.GetValueRefOrAddDefault(_listeners, stream, out _) ??= []).Add(seat);
        return seat;
    }

    /// <summary>A name for a source that no other has on any node: that of its session is nobody else's to know.</summary>
    public string NewName() => machine.NewName();

    /// <summary>Whether anybody on this node wants to be told.</summary>
    public bool HasListeners(StreamId stream)
    {
        lock (_gate) return _listeners.ContainsKey(stream);
    }

    /// <summary>Tells every seat of the stream but the one that speaks, on all nodes.</summary>
    public void Tell(PreviewSeat from, ServerFrame.Previewed news)
    {
        TellHere(from, news);
        outbox.Add(news);
    }

    /// <summary>Tells every seat of the stream on this node but the one that speaks, which is null if it is on another.</summary>
    public void TellHere(PreviewSeat? from, ServerFrame.Previewed news)
    {
        PreviewSeat[] seats;
        lock (_gate)
        {
            if (!_listeners.TryGetValue(news.Stream, out var listeners)) return;
            seats = [.. listeners];
        }

        foreach (var seat in seats)
        {
            if (seat != from) seat.Hear(news);
        }
    }

    public void Leave(PreviewSeat seat)
    {
        lock (_gate)
        {
            if (_listeners.TryGetValue(seat.Stream, out var listeners) && listeners.Remove(seat) && listeners.Count == 0) _listeners.Remove(seat.Stream);
        }
    }
}
