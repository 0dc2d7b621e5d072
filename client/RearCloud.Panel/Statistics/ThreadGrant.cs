namespace RearCloud.Panel.Statistics;

/// <summary>How urgently the kernel runs one of the panel's threads.</summary>
/// <param name="Thread">The thread's name.</param>
/// <param name="Granted"><c>round-robin 1</c> before all ordinary threads, <c>nice -10</c> with a larger share than they, or <c>ordinary</c>.</param>
/// <param name="Refusal">Why it is not more; null if all that was asked for was granted.</param>
public sealed record ThreadGrant(string Thread, string Granted, string? Refusal);
