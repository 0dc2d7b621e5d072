namespace RearCloud.Cli.LiveView;

/// <summary>How the replica stands to its server.</summary>
/// <param name="State"><c>none</c>, <c>opening</c>, <c>connecting</c>, <c>up-to-date</c>, <c>offline</c> or <c>refused</c>.</param>
/// <param name="Reason">Why, if it is offline or refused.</param>
internal sealed record LiveReplica(string State, string? Reason);
