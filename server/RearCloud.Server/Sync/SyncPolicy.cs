namespace RearCloud.Server.Sync;

/// <summary>
/// The authorization policy of the carriers: the request is authenticated and names an account (<see cref="ActorClaims.Account"/>).
/// It uses the application's default authentication scheme.
/// </summary>
public static class SyncPolicy
{
    public const string Name = "rearcloud.sync";
}
