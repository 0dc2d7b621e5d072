namespace RearCloud.Benchmarks.Sync.Clients;

/// <summary>What a client's program found in its folder.</summary>
/// <param name="SlotMilliseconds">From the look into the folder until a panel had valid documents.</param>
/// <param name="OpenMilliseconds">From the call until the client could be read and edited.</param>
/// <param name="Documents">Documents that it has.</param>
/// <param name="Waiting">Edits that wait for a server.</param>
internal sealed record OpenedClient(double SlotMilliseconds, double OpenMilliseconds, int Documents, int Waiting);
