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
}
