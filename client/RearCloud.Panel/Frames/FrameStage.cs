using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Panel.Exchange;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Post;
using RearCloud.Panel.Recording;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Post;
using RearCloud.Scene;

namespace RearCloud.Panel.Frames;

/// <summary>
/// Makes one frame: takes the newest snapshot, draws what changed, hands it to the sinks, counts. Time is an argument; used by one thread.
/// A steady frame allocates nothing, takes no lock and starts no task.
/// </summary>
internal sealed class FrameStage : IDisposable
{
    private const long RetryNanoseconds = 1_000_000_000;
    private const long Never = long.MaxValue;

    private readonly PixelSize _size;
    private readonly Func<IPanelRaster> _openRaster;
    private readonly SinkSeat[] _seats;
    private readonly SnapshotExchange _exchange;
    private readonly PresentedTraces _presented;
    private readonly FrameStatistics _statistics;
    private readonly FaultLog _faults;
    private readonly TimeProvider _clock;
    private readonly PostStage? _post;
    private readonly InputRecorder? _recorder;
    private IPanelRaster? _raster;
    private Snapshot? _current;
    private Snapshot? _drawn;
    private DateTimeOffset _time;
    private long _rasterRetryAt;
    private int _isStale;

    public FrameStage(
        PixelSize size,
        Func<IPanelRaster> openRaster,
        IReadOnlyList<IFrameSink> sinks,
        SnapshotExchange exchange,
        PresentedTraces presented,
        FrameStatistics statistics,
        FaultLog faults,
        TimeProvider clock,
        PostStage? post,
        InputRecorder? recorder)
    {
        _size = size;
        _openRaster = openRaster;
        _seats = [.. sinks.Select(s => new SinkSeat(s))];
        _exchange = exchange;
        _presented = presented;
        _statistics = statistics;
        _faults = faults;
        _clock = clock;
        _post = post;
        _recorder = recorder;
    }

    /// <summary>Frames a second that the current snapshot wants after the last frame, 0 if nothing moves.</summary>
    public int MotionHertz => _current?.FrameRateAfter(_time) ?? 0;

    /// <summary>When a film of the current snapshot shows another frame next; at once if one comes late. Null if none does.</summary>
    public DateTimeOffset? NextStep => _raster is { AwaitsFilm: true } ? _time : _current?.NextStepAfter(_time);

    /// <summary>How the caches for drawing did; empty before the first frame. From any thread.</summary>
    public ImmutableArray<CacheStatistics> Caches => Volatile.Read(ref _raster)?.Caches ?? [];

    /// <summary>When the current snapshot is followed by another one without news; null if only news can change it.</summary>
    public DateTimeOffset? NextChange => _current?.NextChange;

    /// <summary>When something that failed wants to be tried again, in monotonic nanoseconds; <see cref="long.MaxValue"/> if nothing does.</summary>
    public long RetryAt
    {
        get
        {
            var at = _rasterRetryAt != 0 ? _rasterRetryAt : _post?.DueAt ?? Never;
            foreach (var seat in _seats)
            {
                if (seat.RetryAt != 0 && seat.RetryAt < at) at = seat.RetryAt;
            }

            return at;
        }
    }

    /// <summary>True if the next frame must be drawn whole, though the scene is the same.</summary>
    public bool IsStale => Volatile.Read(ref _isStale) != 0;

    /// <summary>Lets the next frame be drawn whole. From any thread.</summary>
    public void Invalidate() => Volatile.Write(ref _isStale, 1);

    /// <summary>How the sinks do. From any thread.</summary>
    public IReadOnlyList<SinkStatistics> ReadSinks() => Array.ConvertAll(_seats, seat => seat.Read());

    /// <summary>Makes the frame that shows a moment.</summary>
    public void Step(DateTimeOffset time)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _time = time;
        var began = _statistics.FrameBegan();
        var fresh = _exchange.Take();
        if (fresh is not null) _current = fresh;
        if (_current is not null && TryCompose(_current, time, out var damage))
        {
            Present(damage, time);
            if (fresh is { Traces.IsDefaultOrEmpty: false }) _presented.TryAdd(fresh.Traces, _clock.GetUtcNow());
        }

        _statistics.FrameEnded(began, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    public void Dispose() => _raster?.Dispose();

    private bool TryCompose(Snapshot snapshot, DateTimeOffset time, out RasterDamage damage)
    {
        damage = default;
        var began = MonotonicClock.Now;
        if (began < _rasterRetryAt) return false;
        var isComposed = false;
        try
        {
            _raster ??= _openRaster();
            var isStale = IsStale && Interlocked.Exchange(ref _isStale, 0) != 0;
            if (isStale) _raster.Invalidate();
            damage = _raster.Compose(snapshot, time);
            isComposed = true;
            _statistics.Composed(began, damage.Pixels);
            _recorder?.Note(snapshot, time, isStale, _raster.LacksFilm, damage.Bounds, new PictureView(_raster.Pixels, _raster.RowBytes, _size));
            if (_post is not null) RunPost(_post, damage, time);
        }
#pragma warning disable CA1031 // Whatever drawing throws, the panel keeps its last picture and tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            if (!isComposed) _recorder?.NoteFailure(snapshot, time);
            GiveUp(snapshot, e);
            return false;
        }

        _drawn = snapshot;
        _rasterRetryAt = 0;
        return true;
    }

    private void RunPost(PostStage post, in RasterDamage damage, DateTimeOffset time)
    {
        var began = MonotonicClock.Now;
        if (post.Run(new PictureView(_raster!.Pixels, _raster.RowBytes, _size), damage, time)) _statistics.PostPassed(began, post.LitShare);
    }

    /// <summary>
    /// A snapshot that cannot be drawn makes room for the last one that could. The raster may be half drawn: it is opened anew, and then every
    /// sink gets a whole frame.
    /// </summary>
    private void GiveUp(Snapshot snapshot, Exception exception)
    {
        _faults.Report("frame", exception);
        _raster?.Dispose();
        _raster = null;
        foreach (var seat in _seats) seat.NeedsWhole = true;
        var now = MonotonicClock.Now;
        var hasBetter = _drawn is not null && !ReferenceEquals(snapshot, _drawn);
        if (hasBetter) _current = _drawn;
        _rasterRetryAt = hasBetter ? now : now + RetryNanoseconds;
    }

    private void Present(in RasterDamage damage, DateTimeOffset time)
    {
        var began = MonotonicClock.Now;
        var number = _statistics.PresentedCount + 1;
        var taken = !damage.Bounds.IsEmpty;
        foreach (var seat in _seats)
        {
            if (began < seat.RetryAt)
            {
                continue;
            }

            var rect = seat.NeedsWhole ? PixelRect.Of(_size) : damage.Bounds;
            var output = _post is not null && seat.Sink.ShowsOutput ? _post.Output(seat.NeedsWhole) : default;
            if (rect.IsEmpty && output.Damage.IsEmpty) continue;
            taken = true;
            var frame = new PanelFrame(_raster!.Pixels, _raster.RowBytes, _size, rect, number, time, output);
            try
            {
                seat.Sink.Present(frame);
                seat.NeedsWhole = false;
                seat.RetryAt = 0;
            }
#pragma warning disable CA1031 // A sink's failure is a fault of the sink, whatever it is; it is left out for a while.
            catch (Exception e)
#pragma warning restore CA1031
            {
                _faults.Report(seat.Sink.GetType().Name, e);
                seat.NeedsWhole = true;
                seat.RetryAt = MonotonicClock.Now + RetryNanoseconds;
            }
        }

        if (taken)
        {
            _statistics.Presented(began, damage.Pixels);
        }
        else
        {
            _statistics.Unchanged();
        }
    }

    /// <summary>A sink and how it is doing.</summary>
    private sealed class SinkSeat(IFrameSink sink)
    {
        private volatile bool _needsWhole = true;
        private long _retryAt;

        public IFrameSink Sink { get; } = sink;

        /// <summary>True until it took a first frame, and again after it failed.</summary>
        public bool NeedsWhole
        {
            get => _needsWhole;
            set => _needsWhole = value;
        }

        /// <summary>Monotonic nanoseconds before which it is left out; 0 while it works.</summary>
        public long RetryAt
        {
            get => Volatile.Read(ref _retryAt);
            set => Volatile.Write(ref _retryAt, value);
        }

        public SinkStatistics Read()
        {
            var stateful = Sink as IStatefulSink;
            var state = RetryAt != 0 ? SinkState.Failing : stateful?.State ?? (NeedsWhole ? SinkState.Waiting : SinkState.Up);
            return new SinkStatistics(stateful?.Name ?? Sink.GetType().Name, state);
        }
    }
}
