using RearCloud.Core;

namespace RearCloud.Server.Assets;

/// <summary>The settings of the section <c>RearCloud:Assets</c>.</summary>
public sealed class AssetSettings
{
    /// <summary><c>folder</c>, in the data folder, or <c>s3</c>, described by the section <c>RearCloud:Assets:S3</c>.</summary>
    public string Store { get; set; } = "folder";

    /// <summary>How long an asset stays that no document names: as long as the history can show and restore a document that named it. As <c>days.hours:minutes:seconds</c>.</summary>
    public TimeSpan Grace { get; set; } = Limits.HistoryLifetime;

    /// <summary>How often it is looked which assets those are.</summary>
    public TimeSpan SweepEvery { get; set; } = TimeSpan.FromHours(1);
}
