namespace RearCloud.Panel.Pacing;

/// <summary>The panel's heartbeat: says when a frame may begin. Used by the frame thread alone, and only while frames are due: a still panel asks for no beats.</summary>
/// <remarks>What it throws is a fault; it is asked again after a second. Dispose what it holds after the panel.</remarks>
public interface IVsync
{
    /// <summary>Beats a second; must not change while the panel runs. Slower rates are whole parts of it.</summary>
    int Hertz { get; }

    /// <summary>
    /// Blocks until the next beat. Beats that went by since the last call are dropped, never queued:
    /// the index of the answer tells how many. It must come back now and then (a second is long), or the panel cannot end.
    /// </summary>
    VsyncTick WaitForNext();
}
