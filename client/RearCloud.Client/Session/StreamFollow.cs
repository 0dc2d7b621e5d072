using Microsoft.Extensions.Logging;
using RearCloud.Client.Replicas;
using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;

namespace RearCloud.Client.Session;

/// <summary>One stream in one session: commits its deltas, and asks for what is missing. The receiving and the sending half of the session share it.</summary>
internal sealed class StreamFollow(Replica replica, TimeProvider time, ILogger log)
{
    private readonly Lock _gate = new();
    private bool _isPullDue;
    private bool _isPullAsked;
    private bool _hasForgotten;

    /// <summary>
    /// Commits a delta of the stream and answers true if it continues the replica; else a pull is due, or the replica has it already. The problem says that the stream
    /// cannot be followed in this session.
    /// </summary>
    public async Task<Result<bool>> ApplyAsync(Delta delta, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var trace in delta.Traces) replica.Traces.Mark(trace, EditStation.Arrived, now);
        var verdict = await replica.ApplyAsync(delta, cancellationToken).ConfigureAwait(false);
        switch (verdict)
        {
            case DeltaVerdict.Applied:
                lock (_gate) _isPullAsked = false;
                return true;
            case DeltaVerdict.Old:
                return false;
            case DeltaVerdict.WrongChecksum when delta.IsReset || _hasForgotten:
                return WrongChecksum;
            default:
                _hasForgotten |= verdict == DeltaVerdict.WrongChecksum;
                log.Pulling(delta.From.Value, delta.To.Value, replica.State.Sequence.Value, verdict);
                AskPull(isOverdue: verdict == DeltaVerdict.WrongChecksum);
                return false;
        }
    }

    /// <summary>Compares the replica with where the stream stands; true if it has everything, else a pull is due.</summary>
    public bool Compare(StreamCookie head)
    {
        var state = replica.State;
        if (head.Epoch == state.Epoch && head.Sequence == state.Sequence && state.Stale.IsEmpty) return true;
        AskPull(isOverdue: true);
        return false;
    }

    /// <summary>The pull that is due; null if none is.</summary>
    public ClientFrame.Pull? TakePull()
    {
        lock (_gate)
        {
            if (!_isPullDue) return null;
            _isPullDue = false;
            _isPullAsked = true;
        }

        return new ClientFrame.Pull(replica.State.Cookie!);
    }

    // One at a time is asked for, unless the one that was asked for did not help.
    private void AskPull(bool isOverdue)
    {
        lock (_gate) _isPullDue |= isOverdue || !_isPullAsked;
    }

    private static Problem WrongChecksum { get; } = new("replica.checksum", "", "The replica does not come out as the server says, even from the start.", "The next attempt follows by itself; update the software if it goes on.");
}
