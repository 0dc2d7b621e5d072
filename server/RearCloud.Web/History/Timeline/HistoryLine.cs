using RearCloud.Core.Documents;
using RearCloud.Server.History;
using RearCloud.Server.Sync;

namespace RearCloud.Web.History.Timeline;

/// <summary>One thing that a person did: a change, or several that belong together, as a drag's do.</summary>
/// <param name="Words">What it was.</param>
/// <param name="Newest">The last of its changes; the state after it is what the line shows.</param>
/// <param name="Count">How many changes it is.</param>
/// <param name="HadNoEffect">True if nothing came of it.</param>
/// <param name="Lost">Values that lost a conflict in it.</param>
internal sealed record HistoryLine(string Words, HistoryEntry Newest, int Count, bool HadNoEffect, IReadOnlyList<LineLoss> Lost)
{
    /// <summary>The place in the stream after which the line's state stood.</summary>
    public Sequence Sequence => Newest.Change.Sequence;

    public DateTimeOffset At => Newest.Change.AcceptedAt;

    public PastChange Change => Newest.Change;
}
