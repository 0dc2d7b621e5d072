namespace RearCloud.Panel.Sinks;

/// <summary>How a panel is recorded as YUV4MPEG2, whose frames a second are the beats.</summary>
public sealed record Y4mOptions : RecorderOptions
{
    public Y4mMatrix Matrix { get; init; } = Y4mMatrix.Bt709;

    /// <summary>True for 0 to 255; false for luma of 16 to 235 and colour differences of 16 to 240.</summary>
    public bool IsFullRange { get; init; }
}
