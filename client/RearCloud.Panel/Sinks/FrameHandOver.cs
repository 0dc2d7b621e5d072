using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// A thread that does slow work with the newest frame, so that the frame thread only copies. Frames that come meanwhile are skipped.
/// </summary>
internal sealed class FrameHandOver : IDisposable
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly FrameExchange _frames;
    private readonly Doorbell _bell = new();
    private readonly TimeSpan _leastInterval;
    private readonly Action<HeldFrame> _work;
    private readonly FaultLog _faults;
    private readonly Thread _thread;
    private volatile bool _stopping;
    private volatile bool _wanted;
    private bool _rangMeanwhile;
    private bool _isEnded;
    private volatile bool _isLeftBehind;

    /// <param name="name">Of the thread, and of the place in the fault log.</param>
    /// <param name="size">Of the frames.</param>
    /// <param name="leastInterval">The work begins at most this often.</param>
    /// <param name="work">Called on the own thread after every ring, with the newest frame; what it throws is logged and tried again.</param>
    /// <param name="faults">Where failures are written down.</param>
    public FrameHandOver(string name, PixelSize size, TimeSpan leastInterval, Action<HeldFrame> work, FaultLog faults)
    {
        _frames = new FrameExchange(size);
        _leastInterval = leastInterval;
        _work = work;
        _faults = faults;
        _thread = new Thread(Run) { Name = name, IsBackground = true };
        _thread.Start();
    }

    /// <summary>True if every frame wakes the thread; otherwise only <see cref="Ring"/> does.</summary>
    public bool Wanted
    {
        get => _wanted;
        set => _wanted = value;
    }

    /// <summary>Called on the frame thread.</summary>
    public void Put(in PanelFrame frame)
    {
        _frames.Put(frame);
        if (_wanted) _bell.Ring();
    }

    /// <summary>Wakes the thread, whether a frame is new or not.</summary>
    public void Ring() => _bell.Ring();

    /// <summary>Asks the thread to end after the newest frame; waits for nothing.</summary>
    public void Stop()
    {
        _stopping = true;
        _bell.Ring();
    }

    /// <summary>Ends the thread; work that hangs longer than <paramref name="limit"/> is left behind, and none follows it.</summary>
    public void End(TimeSpan limit)
    {
        if (_isEnded) return;
        _isEnded = true;
        Stop();
        if (_thread.Join(limit)) _bell.Dispose();
        else _isLeftBehind = true;
    }

    /// <summary>Ends the thread; work that hangs is left behind after a second.</summary>
    public void Dispose() => End(RetryAfter);

    private void Run()
    {
        TimeSpan? wait = null;
        while (!_stopping)
        {
            _bell.Wait(wait);
            if (_stopping) break;
            var began = MonotonicClock.Now;
            _frames.TryTake();
            var done = TryWork();
            wait = done ? null : TimeSpan.Zero;
            RestUntil(began + (long)(done ? _leastInterval : RetryAfter).TotalNanoseconds);
        }

        // What was put before the end is not lost.
        if (_wanted && !_isLeftBehind && _frames.TryTake()) TryWork();
    }

    private bool TryWork()
    {
        if (_frames.Held.Number == 0) return true;
        try
        {
            _work(_frames.Held);
            return true;
        }
#pragma warning disable CA1031 // A sink's failure is a fault of the sink, whatever it is; the panel goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _faults.Report(_thread.Name!, e);
            return false;
        }
    }

    private void RestUntil(long monotonic)
    {
        while (!_stopping && monotonic - MonotonicClock.Now is > 0 and var rest)
        {
            // A ring during the rest counts after it.
            if (_bell.Wait(new TimeSpan(rest / TimeSpan.NanosecondsPerTick))) _rangMeanwhile = true;
        }

        if (_rangMeanwhile) _bell.Ring();
        _rangMeanwhile = false;
    }
}
