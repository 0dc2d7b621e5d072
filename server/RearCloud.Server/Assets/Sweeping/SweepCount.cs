namespace RearCloud.Server.Assets.Sweeping;

/// <summary>What one pass of the sweep took away.</summary>
internal sealed record SweepCount(int Uploads, int Assets, int Variants, int Blobs);
