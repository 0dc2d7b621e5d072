namespace RearCloud.Client.Outbox;

/// <summary>One record of the <see cref="OutboxJournal"/>: what a step of the replica did to the edits that wait.</summary>
/// <param name="Step">The step, as the database counts them.</param>
/// <param name="IsWhole">True if these are all edits that wait; false if they are what differs from the record before.</param>
/// <param name="Put">Mutations that wait now, or wait in another form.</param>
/// <param name="Gone">Numbers that do not wait any more.</param>
internal sealed record JournalRecord(long Step, bool IsWhole, IReadOnlyList<StoredMutation> Put, IReadOnlyList<long> Gone);
