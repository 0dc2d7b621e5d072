using System.Globalization;
using System.Runtime.InteropServices;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// Passes previews between the seats of a stream, on this node only: hints between nodes may be no larger and no more frequent than commits make them.
/// Nothing queues up here; whoever reads slowly gets the newest. Safe from any thread.
/// </summary>
internal sealed class PreviewExchange(TimeProvider time, SyncMachine machine) : IPreviews
{
    private readonly Lock _gate = new();
    private readonly Dictionary<StreamId, HashSet<PreviewSeat>> _listeners = [];
    private long _lastSource;

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
        // A name of its own: that of the session is nobody else's to know.
        var seat = new PreviewSeat(this, stream, $"p{Interlocked.Increment(ref _lastSource).ToString(CultureInfo.InvariantCulture)}", onNews);
        if (onNews is null) return seat;
        lock (_gate) (CollectionsMarshal.GetValueRefOrAddDefault(_listeners, stream, out _) ??= []).Add(seat);
        return seat;
    }

    /// <summary>Tells every seat of the stream but the one that speaks.</summary>
    public void Tell(PreviewSeat from, ServerFrame.Previewed news)
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
