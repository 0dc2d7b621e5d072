namespace RearCloud.Server.Sync.Sessions;

/// <summary>The other side of a session as its carrier knows it.</summary>
/// <param name="Actor">Who it is.</param>
/// <param name="Carrier">How it came: <c>grpc</c> or <c>signalr</c>.</param>
/// <param name="CutOff">Ends the connection at once; safe to call at any time.</param>
internal sealed record SessionPeer(Actor Actor, string Carrier, Action CutOff);
