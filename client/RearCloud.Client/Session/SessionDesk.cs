using System.Collections.Immutable;
using RearCloud.Core.Edits;

namespace RearCloud.Client.Session;

/// <summary>What is to be sent next in a session: the one thing that the receiving and the sending half share.</summary>
internal sealed class SessionDesk
{
    private readonly Lock _gate = new();
    private bool _isOpen;
    private bool _isPingDue;
    private ImmutableArray<Mutation> _inFlight = [];

    /// <summary>True once the server has welcomed the replica.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_gate) return _isOpen;
        }
    }

    /// <summary>
    /// True after the server called a frame wrong while a submission was under way: from then on mutations go one at a time and alone,
    /// so that the wrong one is found.
    /// </summary>
    public bool IsCareful { get; private set; }

    public void Open()
    {
        lock (_gate)
        {
            _isOpen = true;
            _isPingDue = true;
        }
    }

    public void AskPing()
    {
        lock (_gate) _isPingDue = true;
    }

    public bool TakePing()
    {
        lock (_gate)
        {
            var isDue = _isPingDue;
            _isPingDue = false;
            return isDue;
        }
    }

    public bool IsSubmitting
    {
        get
        {
            lock (_gate) return !_inFlight.IsEmpty;
        }
    }

    public void Submitting(ImmutableArray<Mutation> batch)
    {
        lock (_gate) _inFlight = batch;
    }

    /// <summary>The batch that was answered.</summary>
    public ImmutableArray<Mutation> TakeAnswered()
    {
        lock (_gate)
        {
            var batch = _inFlight;
            _inFlight = [];
            return batch;
        }
    }

    public void BeCareful()
    {
        lock (_gate) IsCareful = true;
    }
}
