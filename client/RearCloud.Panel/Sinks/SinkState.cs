namespace RearCloud.Panel.Sinks;

/// <summary>How a sink does.</summary>
public enum SinkState
{
    /// <summary>It has shown no frame yet.</summary>
    Waiting,

    /// <summary>It takes what comes.</summary>
    Up,

    /// <summary>It failed with its last frame; it is left out and tried again.</summary>
    Failing,

    /// <summary>It has not come back from a frame for a second; the panel goes on without it.</summary>
    Hanging,

    /// <summary>It takes nothing more, because a limit was reached or because nothing more can be written.</summary>
    Ended,
}
