namespace RearCloud.Panel.Pacing;

/// <summary>The panel's heartbeat: says when a frame may begin. Used by the frame thread alone.</summary>
public interface IVsync
{
    /// <summary>Beats a second.</summary>
    int Hertz { get; }

    /// <summary>
    /// Blocks until the next beat. Beats that went by since the last call are dropped, never queued:
    /// the index of the answer tells how many.
    /// </summary>
    VsyncTick WaitForNext();
}
