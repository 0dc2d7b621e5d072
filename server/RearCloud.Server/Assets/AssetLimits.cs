namespace RearCloud.Server.Assets;

/// <summary>The bounds of assets that are not <see cref="Core.Limits"/>.</summary>
public static class AssetLimits
{
    /// <summary>Assets of one account.</summary>
    public const int PerAccount = 5_000;

    /// <summary>Images that are decoded at the same time: each may take a few hundred MiB for a second.</summary>
    public const int ConcurrentDecodes = 2;

    /// <summary>Uploaded images that may wait for their turn.</summary>
    public const int WaitingDecodes = 32;

    /// <summary>Characters kept of an uploaded file's name.</summary>
    public const int NameLength = 200;

    /// <summary>Uploads in parts that an account may have open.</summary>
    public const int OpenUploads = 8;

    /// <summary>Bytes that an account's open uploads may announce together.</summary>
    public const long OpenUploadBytes = 160L * 1024 * 1024;

    /// <summary>Finished uploads of an account that are remembered, so that a lost answer can be asked for again.</summary>
    public const int FinishedUploads = 32;

    /// <summary>Bytes of an upload that are held in memory and become safe at once.</summary>
    public const int PieceBytes = 1024 * 1024;

    /// <summary>The least that a part may bring unless it is the last; so the number of pieces has a bound.</summary>
    public const int PartBytes = 64 * 1024;

    /// <summary>How long an upload in parts may take.</summary>
    public static readonly TimeSpan UploadLife = TimeSpan.FromHours(24);

    /// <summary>How long bytes that nothing names are left alone, because somebody may be about to name them.</summary>
    public static readonly TimeSpan BlobGrace = TimeSpan.FromHours(1);

    /// <summary>How long a deleted document is believed to be restorable before the sweep looks again whether it is there.</summary>
    public static readonly TimeSpan LookAgain = TimeSpan.FromDays(1);

    /// <summary>Rows that one transaction of the sweep deals with.</summary>
    public const int SweepBatch = 100;
}
