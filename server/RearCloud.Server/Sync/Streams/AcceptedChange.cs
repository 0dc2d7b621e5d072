using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Merging;

namespace RearCloud.Server.Sync.Streams;

/// <summary>An edit that was merged at a place in the stream.</summary>
/// <param name="Sequence">The place.</param>
/// <param name="Edit">The edit as it was sent.</param>
/// <param name="Lost">Values that lost.</param>
/// <param name="Before">Its document before it; null if there was none.</param>
/// <param name="After">What its document became; null if the edit lost with every value and the document stands as it was.</param>
internal sealed record AcceptedChange(Sequence Sequence, Edit Edit, IReadOnlyList<LostValue> Lost, StoredDocument? Before, StoredDocument? After);
