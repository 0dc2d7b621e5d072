using RearCloud.Core.Panels;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Overlay;

/// <summary>The figures of the overlay.</summary>
/// <param name="Hertz">Frames a second now; 0 asleep.</param>
/// <param name="FrameP50">Median time of a frame in microseconds, since the start.</param>
/// <param name="FrameP99">99 of 100 frames took at most this, in microseconds.</param>
/// <param name="Missed">Missed beats by cause, since the start.</param>
/// <param name="DamageShare">Mean share of the panel that a frame redrew, of the frames since the last look; null if there were none.</param>
/// <param name="BytesPerFrame">Managed bytes that a frame allocated, of the same frames; null if there were none.</param>
/// <param name="Milliwatts">The power estimate.</param>
/// <param name="Faults">Faults of all kinds, since the start.</param>
internal sealed record OverlayFigures(
    int Hertz, double FrameP50, double FrameP99, MissedBeats Missed, double? DamageShare, long? BytesPerFrame, double Milliwatts, long Faults)
{
    /// <param name="now">How the panel has done until now.</param>
    /// <param name="before">How it had done at the last look; null at the first.</param>
    /// <param name="size">Of the panel.</param>
    public static OverlayFigures Of(PanelStatistics now, PanelStatistics? before, PixelSize size)
    {
        var frames = now.Presented - (before?.Presented ?? 0);
        var pixels = now.DamagePixels - (before?.DamagePixels ?? 0);
        var bytes = now.AllocatedBytes - (before?.AllocatedBytes ?? 0);
        return new OverlayFigures(
            now.Hertz,
            now.Frame.P50,
            now.Frame.P99,
            now.MissedBy,
            frames > 0 ? (double)pixels / frames / ((long)size.Width * size.Height) : null,
            frames > 0 ? bytes / frames : null,
            now.Power.Total,
            now.Faults);
    }
}
