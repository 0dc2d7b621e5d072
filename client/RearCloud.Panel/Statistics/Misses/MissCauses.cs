namespace RearCloud.Panel.Statistics.Misses;

/// <summary>Decides why a beat was missed.</summary>
internal static class MissCauses
{
    /// <summary>Beats and clock differ by less when a clock is slewed, and by more when somebody set it or the machine slept.</summary>
    public const long LeastClockStep = 500_000_000;

    /// <summary>
    /// A clock that jumped makes the count of beats doubtful, so it goes first. Then the collector, if the frame would have been in time without
    /// its pause; then whichever part of the frame was longest. A frame that was in time and still missed its beat was not woken.
    /// </summary>
    public static MissCause Of(in MissFacts facts)
    {
        if (Math.Abs(facts.ClockStep) >= LeastClockStep) return MissCause.ClockJump;
        var spent = facts.Lateness + facts.Raster + facts.Present;
        if (facts.Pause > 0 && spent - facts.Pause <= facts.Allowed && spent + facts.Pause > facts.Allowed) return MissCause.Collection;
        if (spent <= facts.Allowed || facts.Lateness >= Math.Max(facts.Raster, facts.Present)) return MissCause.LateWake;
        return facts.Raster >= facts.Present ? MissCause.LongRaster : MissCause.SlowPresent;
    }
}
