namespace RearCloud.Panel.Statistics;

/// <summary>Why a frame was not done on its beat.</summary>
public enum MissCause
{
    /// <summary>The frame thread did not run when it should have: the machine was busy with something else.</summary>
    LateWake,

    /// <summary>Drawing took too long.</summary>
    LongRaster,

    /// <summary>The sinks took too long.</summary>
    SlowPresent,

    /// <summary>The frame would have been in time, had the garbage collector not stopped the thread.</summary>
    Collection,

    /// <summary>The clock was set, or the machine slept: the beats say another time than the clock, and were not all there to be met.</summary>
    ClockJump,
}
