using RearCloud.Server.Sync.Streams;

namespace RearCloud.Simulation.Cloud;

/// <summary>One accepted change with whose it is.</summary>
internal sealed record HistoryEntry(AcceptedChange Change, MutationMark Mark);
