using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Pictures;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Lets people look at the panel from elsewhere: encodes the newest frame once for all viewers, on its own thread.
/// A slow viewer skips frames; without viewers nothing is encoded. Knows no transport.
/// </summary>
public sealed class LiveViewSink : IDirectSink, IDisposable
{
    private readonly LiveViewOptions _options;
    private readonly FrameHandOver _handOver;
    private readonly Lock _gate = new();
    private LiveFrame? _jpeg;
    private LiveFrame? _png;
    private TaskCompletionSource _jpegCame = NewSignal();
    private TaskCompletionSource<LiveFrame>? _pngWish;
    private int _viewers;

    public LiveViewSink(PixelSize size, LiveViewOptions options, FaultLog faults)
    {
        _options = options;
        _handOver = new FrameHandOver("live view", size, TimeSpan.FromSeconds(1) / options.MaxHertz, Encode, faults);
    }

    /// <summary>Those who look now.</summary>
    public int Viewers => Volatile.Read(ref _viewers);

    public void Present(in PanelFrame frame) => _handOver.Put(frame);

    /// <summary>Begins to look, or gives null if there are too many viewers.</summary>
    public LiveViewer? Join()
    {
        lock (_gate)
        {
            if (_viewers == _options.MaxViewers) return null;
            _viewers++;
            _handOver.Wanted = true;
        }

        _handOver.Ring();
        return new LiveViewer(this);
    }

    /// <summary>The newest frame as PNG; waits for the first frame. Those who ask at the same time share one encoding.</summary>
    public async Task<LiveFrame> ReadPngAsync(CancellationToken cancellationToken)
    {
        Task<LiveFrame> answer;
        lock (_gate)
        {
            _pngWish ??= new TaskCompletionSource<LiveFrame>(TaskCreationOptions.RunContinuationsAsynchronously);
            answer = _pngWish.Task;
            _handOver.Wanted = true;
        }

        _handOver.Ring();
        return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _handOver.Dispose();

    /// <summary>The first frame newer than a number.</summary>
    internal async ValueTask<LiveFrame> NextAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task came;
            lock (_gate)
            {
                if (_jpeg is { } newest && newest.Number > after) return newest;
                came = _jpegCame.Task;
            }

            await came.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    internal void Leave()
    {
        lock (_gate)
        {
            _viewers--;
            _handOver.Wanted = _viewers > 0 || _pngWish is not null;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>On the encoder's thread: does what is asked for with the newest frame.</summary>
    private void Encode(HeldFrame frame)
    {
        if (Viewers > 0 && _jpeg?.Number != frame.Number)
        {
            var jpeg = new LiveFrame(frame.Number, frame.Time, PixelEncoder.Jpeg(frame.Address, frame.RowBytes, frame.Size, _options.JpegQuality));
            TaskCompletionSource came;
            lock (_gate)
            {
                _jpeg = jpeg;
                came = _jpegCame;
                _jpegCame = NewSignal();
            }

            came.SetResult();
        }

        TaskCompletionSource<LiveFrame>? wish;
        lock (_gate) wish = _pngWish;
        if (wish is null) return;
        if (_png?.Number != frame.Number) _png = new LiveFrame(frame.Number, frame.Time, PixelEncoder.Png(frame.Address, frame.RowBytes, frame.Size));
        lock (_gate)
        {
            _pngWish = null;
            _handOver.Wanted = _viewers > 0;
        }

        wish.SetResult(_png);
    }
}
