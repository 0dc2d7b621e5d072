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
    /// <summary>Work that takes longer hangs.</summary>
    private const long LongestWorkNanoseconds = 1_000_000_000;

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
    private volatile SinkState _state = SinkState.Waiting;
    private long _busySince;

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

    /// <summary>True if a frame that nobody took yet, or whose work failed, is still worked on when the thread ends.</summary>
    public bool FinishesLast { get; init; }

    /// <summary>How long after the work the same frame is worked on again if nothing rings; null: never.</summary>
    public TimeSpan? IdleInterval { get; init; }

    /// <summary>How long disposing waits for the work.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How the work does: it never ends by itself.</summary>
    public SinkState State => Volatile.Read(ref _busySince) is not 0 and var since && MonotonicClock.Now - since > LongestWorkNanoseconds ? SinkState.Hanging : _state;

    /// <summary>Frames that the work never saw.</summary>
    public long Skipped => _frames.Skipped;

    /// <summary>True once it is disposed and its thread is gone: the work is not running and will not run again.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Called on the frame thread.</summary>
    public void Put(in PanelFrame frame)
    {
        _frames.Put(frame);
        if (_wanted) _bell.Ring();
    }

    /// <summary>Wakes the thread, whether a frame is new or not.</summary>
    public void Ring() => _bell.Ring();

    /// <summary>Ends the thread; work that outlasts the patience is left behind.</summary>
    public void Dispose()
    {
        if (_stopping) return;
        _stopping = true;
        _bell.Ring();
        HasEnded = _thread.Join(Patience);
        if (HasEnded) _bell.Dispose();
    }

    private void Run()
    {
        TimeSpan? wait = null;
        var failed = false;
        while (true)
        {
            _bell.Wait(wait);
            if (_stopping) break;
            var began = MonotonicClock.Now;
            _frames.TryTake();
            if (_frames.Held.Number == 0)
            {
                wait = null;
                continue;
            }

            failed = !TryWork();
            wait = failed ? RetryAfter : IdleInterval;
            RestUntil(began + (long)_leastInterval.TotalNanoseconds);
        }

        if (FinishesLast && (_frames.TryTake() || failed)) TryWork();
    }

    private bool TryWork()
    {
        Volatile.Write(ref _busySince, MonotonicClock.Now);
        try
        {
            _work(_frames.Held);
            _state = SinkState.Up;
            return true;
        }
#pragma warning disable CA1031 // A sink's failure is a fault of the sink, whatever it is; the panel goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            _state = SinkState.Failing;
            _faults.Report(_thread.Name!, e);
            return false;
        }
        finally
        {
            Volatile.Write(ref _busySince, 0);
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
