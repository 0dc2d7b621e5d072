using RearCloud.Server.Sync.Reading;

namespace RearCloud.Server.Sync.Intake;

/// <summary>What a transaction of the door has stored.</summary>
/// <param name="Batches">The submissions in the order in which they were taken in.</param>
/// <param name="News">What became of the stream.</param>
internal sealed record CommittedGroup(IReadOnlyList<CommittedBatch> Batches, StreamNews News);
