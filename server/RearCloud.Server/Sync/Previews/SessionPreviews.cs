using System.Diagnostics.CodeAnalysis;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// The seat of one session, if it wants to be told or shows something. Previews are for the account's own stream alone: a shared one may have very many
/// readers, who have no part in a hand that drags.
/// </summary>
/// <param name="exchange">Where the others are.</param>
/// <param name="actor">Whose session it is.</param>
/// <param name="ring">Wakes the session's writer.</param>
internal sealed class SessionPreviews(PreviewExchange exchange, Actor actor, Action ring) : IDisposable
{
    // The writer reads it while the intake sets it.
    private volatile PreviewSeat? _seat;

    /// <summary>Wants to be told from now on, if the session follows the stream in which there are previews.</summary>
    public void Listen(IEnumerable<StreamId> followed)
    {
        if (followed.Contains(actor.Stream)) _seat = exchange.Join(actor.Stream, ring);
    }

    /// <summary>Shows or ends what the client's hand does.</summary>
    /// <param name="preview">Of a stream that the session follows.</param>
    public Problem? Take(ClientFrame.Preview preview)
    {
        if (preview.Stream != actor.Stream) return ForeignStream(preview.Stream);
        if (!preview.IsOver) return (_seat ??= exchange.Join(preview.Stream, onNews: null)).Show(preview.Edits);
        _seat?.End();
        return null;
    }

    /// <summary>The next thing to tell the client.</summary>
    public bool TryTake([NotNullWhen(true)] out ServerFrame.Previewed? news)
    {
        news = null;
        return _seat is { } seat && seat.TryTake(out news);
    }

    public void Dispose() => _seat?.Dispose();

    public static Problem ForeignStream(StreamId stream) =>
        new("preview.stream", "", $"The session cannot preview in stream '{stream}'.", "Preview in the account's own stream, which the session must follow.");
}
