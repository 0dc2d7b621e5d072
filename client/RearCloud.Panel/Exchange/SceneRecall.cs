using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Exchange;

/// <summary>
/// Lets the frame thread ask the scene thread to look at the clock at once, and hear when it has: after the clock was set, the snapshot shows
/// another time than the frame.
/// </summary>
internal sealed class SceneRecall(Doorbell sceneBell, Doorbell frameBell)
{
    private int _isAsked;

    /// <summary>True from the asking until the scene thread has looked and published what there was.</summary>
    public bool IsPending => Volatile.Read(ref _isAsked) != 0;

    /// <summary>Called by the frame thread.</summary>
    public void Ask()
    {
        Volatile.Write(ref _isAsked, 1);
        sceneBell.Ring();
    }

    /// <summary>Called by the scene thread before it reads the clock.</summary>
    /// <returns>What to give to <see cref="Answer"/> when it is done.</returns>
    public bool Hear() => IsPending;

    public void Answer(bool heard)
    {
        if (!heard) return;
        Volatile.Write(ref _isAsked, 0);
        frameBell.Ring();
    }
}
