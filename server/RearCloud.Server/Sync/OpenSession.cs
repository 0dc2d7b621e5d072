namespace RearCloud.Server.Sync;

/// <summary>One open session, for pages that show who is online.</summary>
/// <param name="Session">Names the session.</param>
/// <param name="AccountId">The account.</param>
/// <param name="DeviceId">The device; null for a person's own client.</param>
/// <param name="Since">When it was opened.</param>
/// <param name="Software">What runs there, as it says itself.</param>
/// <param name="Carrier">How it came: <c>grpc</c> or <c>signalr</c>.</param>
public sealed record OpenSession(string Session, string AccountId, string? DeviceId, DateTimeOffset Since, string Software, string Carrier);
