using System.Threading.Channels;
using RearCloud.Core.Documents;
using RearCloud.Protocol.Frames;

namespace RearCloud.Server.Sync.Previews;

/// <summary>
/// What the other nodes are still to be told of hands on this one: of each source the newest. Adding never waits and never fails; what does not fit is
/// dropped and counted, and is over on the other nodes after its silence.
/// </summary>
internal sealed class PreviewOutbox(SyncMeter meter)
{
    /// <summary>Sources that may wait, at most 5 MB.</summary>
    public const int Sources = 1_000;

    private readonly Lock _gate = new();
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private Dictionary<(StreamId Stream, string Source), ServerFrame.Previewed> _newest = [];
    private bool _isOpen;

    /// <summary>There is a link to the other nodes, or there is none. Without one nothing is kept: what a hand did then is old when the next one stands.</summary>
    public void Open(bool isOpen)
    {
        lock (_gate)
        {
            _newest = [];
            _isOpen = isOpen;
        }
    }

    public void Add(ServerFrame.Previewed news)
    {
        lock (_gate)
        {
            if (!_isOpen) return;
            var key = (news.Stream, news.Source);
            if (_newest.Count == Sources && !_newest.ContainsKey(key))
            {
                meter.PreviewDropped();
                return;
            }

            _newest[key] = news;
        }

        _bell.Writer.TryWrite(true);
    }

    /// <summary>Takes everything out.</summary>
    public IReadOnlyCollection<ServerFrame.Previewed> Take()
    {
        lock (_gate)
        {
            var taken = _newest;
            _newest = [];
            return taken.Values;
        }
    }

    /// <summary>Returns when something was added since the last time.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _bell.Reader.ReadAsync(cancellationToken);
}
