using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>The seats of one session: one in each stream of which it wants to be told, or shows something.</summary>
/// <param name="exchange">Where the others are.</param>
/// <param name="actor">Whose session it is.</param>
/// <param name="ring">Wakes the session's writer.</param>
internal sealed class SessionPreviews(PreviewExchange exchange, Actor actor, Action ring) : IDisposable
{
    // Replaced, never changed: the writer reads while the intake adds.
    private volatile PreviewSeat[] _seats = [];

    /// <summary>Wants to be told from now on.</summary>
    public void Listen(IEnumerable<StreamId> streams) => _seats = [.. streams.Select(s => exchange.Join(s, ring))];

    /// <summary>Shows or ends what the client's hand does.</summary>
    /// <param name="preview">Of a stream that the session follows.</param>
    public Problem? Take(ClientFrame.Preview preview)
    {
        if (preview.Stream != actor.Stream) return ForeignStream(preview.Stream);
        var seat = Array.Find(_seats, s => s.Stream == preview.Stream);
        if (preview.IsOver)
        {
            seat?.End();
            return null;
        }

        if (seat is null) _seats = [.. _seats, seat = exchange.Join(preview.Stream, onNews: null)];
        return seat.Show(preview.Edits);
    }

    /// <summary>The next thing to tell the client.</summary>
    public bool TryTake([NotNullWhen(true)] out ServerFrame.Previewed? news)
    {
        news = null;
        foreach (var seat in _seats)
        {
            if (seat.TryTake(out news)) return true;
        }

        return false;
    }

    public void Dispose()
    {
        foreach (var seat in _seats) seat.Dispose();
    }

    public static Problem ForeignStream(StreamId stream) =>
        new("preview.stream", "", $"The session cannot preview in stream '{stream}'.", "Preview in the account's own stream, which the session must follow.");
}
