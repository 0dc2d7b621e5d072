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

    /// <summary>Origins (<c>https://themes.example</c>) that browsers may come from beside the server's own.</summary>
    public IList<string> AllowedOrigins { get; } = [];
}
