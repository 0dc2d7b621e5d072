using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Tracing;

/// <summary>
/// The last stages of a panel's frames with begin and end, for looking at single frames. The panel's threads write into it without allocation
/// or lock; any thread may write it out with <see cref="ChromeTrace"/> while the panel runs.
/// </summary>
public sealed class FrameTrace
{
    /// <summary>Two minutes at 120 Hz: a frame that is presented has four events.</summary>
    public const int DefaultCapacity = 1 << 16;

    /// <param name="capacity">Events that each of the two threads keeps; the oldest make room. An event takes 56 bytes.</param>
    public FrameTrace(int capacity = DefaultCapacity)
    {
        Frames = new TraceRing(capacity);
        Scenes = new TraceRing(capacity);
    }

    /// <summary>Written by the frame thread.</summary>
    internal TraceRing Frames { get; }

    /// <summary>Written by the scene thread.</summary>
    internal TraceRing Scenes { get; }
}
