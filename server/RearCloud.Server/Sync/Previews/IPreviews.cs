using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// How pages show what a hand does before it lets go, and see what others' hands do: beside the door and the history, in memory only. It reaches the
/// sessions and pages of all nodes; what is lost between two of them costs nothing, for the next takes its place.
/// </summary>
public interface IPreviews
{
    /// <summary>Joins a stream.</summary>
    /// <param name="actor">Who joins.</param>
    /// <param name="stream">The actor's own stream; there are no previews in another.</param>
    /// <param name="onNews">There is something to take: called from any thread, however often.</param>
    IPreviewSeat Join(Actor actor, StreamId stream, Action onNews);
}
