namespace RearCloud.Dev.Machine;

/// <summary>Something a machine must have: how to see whether it is there, and the Debian packages that bring it.</summary>
internal sealed record Need(string What, Func<bool> IsThere, params IReadOnlyList<string> Packages);
