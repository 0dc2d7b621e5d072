using RearCloud.Scene;

namespace RearCloud.Panel.Exchange;

/// <summary>
/// Hands frozen snapshots from the scene thread to the frame thread; the newest wins and nobody waits.
/// </summary>
/// <remarks>
/// One word, swapped atomically. A snapshot that was never taken is replaced, but not its traces:
/// the next snapshot is the first to show those mutations and inherits them.
/// </remarks>
internal sealed class SnapshotExchange
{
    private Snapshot? _newest;

    /// <summary>True if <see cref="Take"/> would give a snapshot.</summary>
    public bool HasNew => Volatile.Read(ref _newest) is not null;

    /// <summary>Called by the one scene thread.</summary>
    public void Publish(Snapshot snapshot)
    {
        if (Interlocked.Exchange(ref _newest, null) is { Traces.IsDefaultOrEmpty: false } missed)
        {
            snapshot = snapshot with { Traces = snapshot.Traces.IsDefault ? missed.Traces : missed.Traces.AddRange(snapshot.Traces) };
        }

        Volatile.Write(ref _newest, snapshot);
    }

    /// <summary>Called by the one frame thread: the newest snapshot that it has not seen, or null.</summary>
    public Snapshot? Take() => Volatile.Read(ref _newest) is null ? null : Interlocked.Exchange(ref _newest, null);
}
