using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.Videos;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records what the panel shows into one file. Until the recording ends the file is called <c>FILE.part</c>; without a frame there is none. A recording that reaches a limit
/// ends there, whole, and says so.
/// </summary>
/// <remarks>
/// A frame stands from its own time until the next one's, the last one until the recording ends. Of frames on one beat the last one counts. Behind a running panel a wall
/// clock that is set makes no jump; behind a stepped one a clock that is set back goes on with the next beat. A write that fails is tried again; the picture before it then
/// stands longer.
/// </remarks>
public abstract class FrameRecorder : IDirectSink, IStatefulSink, IDisposable
{
    /// <summary>The disk may be slow when the recording ends.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>What stands still is written as it stands, so that little is left for the end, and a limit is met in time.</summary>
    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(1);

    /// <summary>A frame is younger than this when it comes.</summary>
    private static readonly TimeSpan YoungestWritten = TimeSpan.FromSeconds(1);

    private readonly string _place;
    private readonly PixelSize _size;
    private readonly FaultLog _faults;
    private readonly VideoTimeline _video;
    private readonly VideoClock _clock;
    private readonly FrameHandOver? _handOver;
    private long _taken;
    private bool _isEnded;

    private protected FrameRecorder(string place, string path, PixelSize size, RecorderOptions options, FaultLog faults, IVideoFormat format)
    {
        ArgumentNullException.ThrowIfNull(faults);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Hertz, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Hertz, 1000, nameof(options));
        _place = place;
        _size = size;
        _faults = faults;
        _clock = new VideoClock(options.Clock);
        _video = new VideoTimeline(new VideoFile(path, format, options.MaxBytes), size, options, message => faults.Report(place, message));
        if (!options.HasThread) return;
        _handOver = new FrameHandOver(place, size, TimeSpan.Zero, Take, faults) { Wanted = true, FinishesLast = true, Patience = Patience, IdleInterval = IdleInterval };
    }

    /// <summary>Beats that the file has.</summary>
    public long Written => _video.Written;

    /// <summary>Frames that came while an earlier one was still written, and so were never seen by the recorder.</summary>
    public long Skipped => _handOver?.Skipped ?? 0;

    /// <summary>True if it takes nothing more: a limit was reached, or it was ended.</summary>
    public bool HasEnded => _video.HasEnded;

    SinkState IStatefulSink.State => HasEnded ? SinkState.Ended : _handOver?.State ?? (Written == 0 ? SinkState.Waiting : SinkState.Up);

    public void Present(in PanelFrame frame)
    {
        ObjectDisposedException.ThrowIf(_isEnded, this);
        if (frame.Size != _size) throw new InvalidOperationException($"The recording has {_size} pixels and the frame {frame.Size}.");
        if (_handOver is null)
        {
            _video.Take(frame.Pixels, frame.RowBytes, frame.Damage, frame.Time);
        }
        else
        {
            _handOver.Put(new PanelFrame(frame.Pixels, frame.RowBytes, frame.Size, frame.Damage, frame.Number, _clock.Of(frame.Time)));
        }
    }

    /// <summary>Ends the recording of a stepped panel: its last picture stands until a moment.</summary>
    /// <exception cref="InvalidOperationException">The recorder has a thread: disposing it ends its recording now.</exception>
    public void Complete(DateTimeOffset until)
    {
        if (_handOver is not null) throw new InvalidOperationException("A running panel's recording ends when its recorder is disposed.");
        End(until);
    }

    /// <summary>
    /// Ends the recording and gives the file its name. Behind a running panel the last picture stands until now, behind a stepped one for a beat.
    /// A disk that hangs is left behind after 20 seconds, with the file as far as it came.
    /// </summary>
    public void Dispose()
    {
        End(until: null);
        GC.SuppressFinalize(this);
    }

    private void End(DateTimeOffset? until)
    {
        if (_isEnded) return;
        _isEnded = true;
        var now = _clock.Now;
        _handOver?.Dispose();
        if (_handOver is { HasEnded: false })
        {
            _faults.Report(_place, $"The disk took longer than {Patience.TotalSeconds} seconds: the recording is left as it is, without its name.");
            return;
        }

        _video.End(_handOver is null ? until : now);
    }

    private void Take(HeldFrame frame)
    {
        if (frame.Number == _taken)
        {
            _video.Stand(_clock.Now - YoungestWritten);
            return;
        }

        // Frames that were skipped before the first one have their time all the same.
        _video.Begin(_clock.First);
        _video.Take(frame.Pixels, frame.RowBytes, frame.Damage, frame.Time);
        _taken = frame.Number;
    }
}
