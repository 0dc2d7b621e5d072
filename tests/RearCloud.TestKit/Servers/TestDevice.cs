namespace RearCloud.TestKit.Servers;

/// <summary>A device that a test enrolled.</summary>
public sealed record TestDevice(string Id, string Token);
