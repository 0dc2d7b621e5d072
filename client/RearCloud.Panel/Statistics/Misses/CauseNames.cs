namespace RearCloud.Panel.Statistics.Misses;

/// <summary>The causes of misses as programs read them, in traces and metrics.</summary>
internal static class CauseNames
{
    public static string Of(MissCause cause) => cause switch
    {
        MissCause.LateWake => "late_wake",
        MissCause.LongRaster => "long_raster",
        MissCause.SlowPresent => "slow_present",
        MissCause.Collection => "collection",
        _ => "clock_jump",
    };
}
