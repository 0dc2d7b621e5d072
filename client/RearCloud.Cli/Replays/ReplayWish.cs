namespace RearCloud.Cli.Replays;

/// <summary>What <c>rear replay</c> was asked for, as typed.</summary>
internal sealed record ReplayWish(string Recording, long? Frame, string? Out, bool TellsFrames, bool Json);
