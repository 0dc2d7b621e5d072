namespace RearCloud.Server.Sync;

/// <summary>
/// The authorization policy of the carriers: the request is authenticated by the application's default scheme and names an actor
/// (<see cref="ActorClaims"/>).
/// </summary>
public static class SyncPolicy
{
    public const string Name = "rearcloud.sync";
}
