namespace RearCloud.Server.Sync;

/// <summary>Settings of sync.</summary>
public sealed class SyncOptions
{
    /// <summary>Where they stand in the configuration.</summary>
    public const string Section = "RearCloud:Sync";

    /// <summary>A session says where its streams stand when it said nothing else for so long. A lost hint is noticed then.</summary>
    public TimeSpan HeartbeatInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How often those who keep no session open are asked to pull.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an opened connection may wait with its hello.</summary>
    public TimeSpan HelloTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a session that is told goodbye may take to read it before it is cut off.</summary>
    public TimeSpan GoodbyeGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Sessions that one account may have open.</summary>
    public int SessionsPerAccount { get; set; } = 64;

    /// <summary>Sessions that may open in a second; who comes beyond it is told when to come back.</summary>
    public int OpeningsPerSecond { get; set; } = 500;

    /// <summary>Mutations and frames that a session may send in a second, on the average.</summary>
    public int FramesPerSecond { get; set; } = 200;

    /// <summary>Mutations and frames that a session may send at once beyond the average: a day's edits of a device that comes back.</summary>
    public int FrameBurst { get; set; } = 5_000;

    /// <summary>Bytes up to which a change is pushed; of a larger one the client hears that it is there, and pulls it when it can.</summary>
    public int PushBytes { get; set; } = 64 * 1024;

    /// <summary>Origins (<c>https://themes.example</c>) that browsers may come from beside the server's own.</summary>
    public IList<string> AllowedOrigins { get; } = [];
}
