namespace RearCloud.Panel.Sinks;

/// <summary>One who looks at the live view, until disposed.</summary>
public sealed class LiveViewer : IDisposable
{
    private readonly LiveViewSink _sink;
    private long _seen;
    private int _left;

    internal LiveViewer(LiveViewSink sink) => _sink = sink;

    /// <summary>The newest frame that this viewer has not seen, as JPEG; waits for it. What came between is skipped.</summary>
    public async ValueTask<LiveFrame> NextAsync(CancellationToken cancellationToken)
    {
        var frame = await _sink.NextAsync(_seen, cancellationToken).ConfigureAwait(false);
        _seen = frame.Number;
        return frame;
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0) _sink.Leave();
    }
}
