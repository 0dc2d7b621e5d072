namespace RearCloud.Panel.Recording;

/// <summary>How much is recorded. At a limit the recording ends, whole.</summary>
public sealed record RecordingOptions
{
    /// <summary>The longest recording: ten minutes in which each beat of 120 Hz has its frame. A panel on which nothing changes makes none.</summary>
    public long MaxFrames { get; init; } = 72_000;

    /// <summary>Bytes of the recording before it is packed, about a tenth of which come to the disk; at most 1 GiB.</summary>
    public long MaxBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Bytes of all assets together. One that does not fit any more is left out and named.</summary>
    public long MaxAssetBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Frames that may wait for the disk: eight seconds at 120 Hz.</summary>
    internal int WaitingFrames { get; init; } = 1024;

    /// <summary>How often the recorder's thread looks for frames by itself.</summary>
    internal TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(100);
}
