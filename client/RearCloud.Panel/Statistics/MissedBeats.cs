namespace RearCloud.Panel.Statistics;

/// <summary>Missed beats by their cause; together they are <see cref="PanelStatistics.Missed"/>.</summary>
public sealed record MissedBeats(long LateWake, long LongRaster, long SlowPresent, long Collection, long ClockJump)
{
    internal long Total => LateWake + LongRaster + SlowPresent + Collection + ClockJump;
}
