using RearCloud.Core.Documents;

namespace RearCloud.Server.History;

/// <summary>A page of the history.</summary>
/// <param name="Entries">The newest first.</param>
/// <param name="Next">The place before which the next page goes on; null if nothing older is kept.</param>
public sealed record ChangePage(IReadOnlyList<HistoryEntry> Entries, Sequence? Next);
