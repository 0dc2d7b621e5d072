namespace RearCloud.Server.Devices;

/// <summary>A new device and its bearer token, which is told this once and never again.</summary>
public sealed record EnrolledDevice(string Id, string Token);
