namespace RearCloud.Client.Outbox;

/// <summary>The place of a move as the outbox keeps it.</summary>
internal sealed record StoredPlace(string Member, string? After, string? AfterOrder);
