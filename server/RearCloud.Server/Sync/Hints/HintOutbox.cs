using System.Threading.Channels;
using RearCloud.Core.Documents;

namespace RearCloud.Server.Sync.Hints;

/// <summary>
/// What the other nodes are still to be told: of each stream the newest sequence. Adding never waits and never fails; what does not fit is dropped and
/// counted, and its readers on other nodes notice at their heartbeat.
/// </summary>
internal sealed class HintOutbox(SyncMeter meter)
{
    /// <summary>Streams that may wait, about 1 MB.</summary>
    public const int Streams = 10_000;

    private readonly Lock _gate = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private Dictionary<StreamId, Sequence> _newest = [];
    private volatile bool _isOpen;

    /// <summary>There is somebody who takes; before that nothing is kept, because a node alone has nobody to tell.</summary>
    public void Open() => _isOpen = true;

    public void Add(StreamId stream, Sequence sequence)
    {
        if (!_isOpen) return;
        lock (_gate)
        {
            if (_newest.TryGetValue(stream, out var known))
            {
                if (sequence > known) _newest[stream] = sequence;
                return;
            }

            if (_newest.Count == Streams)
            {
                meter.HintDropped();
                return;
            }

            _newest.Add(stream, sequence);
        }

        _bell.Writer.TryWrite(true);
    }

    /// <summary>Takes everything out.</summary>
    public IReadOnlyCollection<StreamHint> Take()
    {
        Dictionary<StreamId, Sequence> taken;
        lock (_gate)
        {
            taken = _newest;
            _newest = [];
        }

        return [.. taken.Select(entry => new StreamHint(entry.Key, entry.Value))];
    }

    /// <summary>Returns when something was added since the last time.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _bell.Reader.ReadAsync(cancellationToken);
}
