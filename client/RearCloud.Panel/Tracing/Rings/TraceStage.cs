namespace RearCloud.Panel.Tracing.Rings;

/// <summary>What happened.</summary>
internal enum TraceStage
{
    /// <summary>A whole frame; the other stages of the frame thread lie in it.</summary>
    Frame,

    /// <summary>Drawing what changed.</summary>
    Compose,

    /// <summary>Bringing the output for the hardware up to date.</summary>
    Post,

    /// <summary>Handing the frame to the sinks.</summary>
    Present,

    /// <summary>Building a snapshot.</summary>
    Build,

    /// <summary>A beat woke the frame thread.</summary>
    Beat,

    /// <summary>Beats went by without their frame.</summary>
    Miss,

    /// <summary>The garbage collector stopped the threads.</summary>
    Collection,
}
