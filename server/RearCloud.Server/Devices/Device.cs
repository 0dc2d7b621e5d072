namespace RearCloud.Server.Devices;

/// <summary>An enrolled device, as its owner sees it.</summary>
/// <param name="Id">Its id, and the id of its device settings.</param>
/// <param name="Name">For people.</param>
/// <param name="Panel">Id of its panel's profile.</param>
/// <param name="EnrolledAt">When it got its token.</param>
/// <param name="LastSeenAt">When it last came with its token, to the minute; null before the first time.</param>
/// <param name="IsOnline">True while it has a session open.</param>
/// <param name="Software">What runs there, as it says itself; null while it is offline.</param>
public sealed record Device(string Id, string Name, string Panel, DateTimeOffset EnrolledAt, DateTimeOffset? LastSeenAt, bool IsOnline, string? Software);
