namespace RearCloud.Server.SharedStreams;

/// <summary>An account that is named as a reader of a shared stream.</summary>
/// <param name="Account">The account's id.</param>
/// <param name="Name">The account's name.</param>
public sealed record SharedStreamReader(string Account, string Name);
