using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.Videos;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records the panel as a YUV4MPEG2 video without loss of place or time: 4:4:4, 8 bits, a constant rate, readable by ffmpeg and mpv.
/// The file has a temporary name until the recorder is disposed; without a frame there is none.
/// </summary>
/// <remarks>
/// A frame stands from its own time until the next one's: beats without a change repeat it. Of frames within one beat the last one counts.
/// If the clock is set back, the video goes on with its next beat. The header names the range as <c>XCOLORRANGE=LIMITED</c> or <c>FULL</c>, which
/// ffmpeg reads, and the matrix as <c>XMATRIX=BT709</c> or <c>BT601</c>, for which the format has no word of its own.
/// </remarks>
public sealed class Y4mRecorder : IDirectSink, IStatefulSink, IDisposable
{
    private const string Place = "y4m recorder";

    /// <summary>Seconds of a still picture may have to be written at the end.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly FaultLog _faults;
    private readonly VideoTimeline _video;
    private readonly FrameHandOver? _handOver;
    private bool _isDisposed;

    /// <param name="path">The file; its folder exists.</param>
    /// <param name="size">Of the panel.</param>
    /// <param name="options">How it is recorded.</param>
    /// <param name="faults">Told once if the recording ends before the recorder is disposed: by a limit, or because nothing more can be written.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public Y4mRecorder(string path, PixelSize size, Y4mOptions options, FaultLog faults)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(faults);
        _faults = faults;
        _video = new VideoTimeline(new Y4mFile(path, size, options), options, message => faults.Report(Place, message));
        if (!options.HasThread) return;
        _handOver = new FrameHandOver(Place, size, TimeSpan.Zero, Take, faults) { Wanted = true, FinishesLast = true, Patience = Patience };
    }

    /// <summary>Frames that the file has.</summary>
    public long Written => _video.Written;

    /// <summary>Frames that came while an earlier one was still written, and so were never seen by the recorder.</summary>
    public long Skipped => _handOver?.Skipped ?? 0;

    /// <summary>True if it takes nothing more: a limit was reached, or a write failed.</summary>
    public bool HasEnded => _video.HasEnded;

    SinkState IStatefulSink.State => HasEnded ? SinkState.Ended : _handOver?.State ?? (Written == 0 ? SinkState.Waiting : SinkState.Up);

    public void Present(in PanelFrame frame)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_handOver is null)
        {
            _video.Take(frame.Pixels, frame.RowBytes, frame.Time);
        }
        else
        {
            _handOver.Put(frame);
        }
    }

    /// <summary>Writes the last frame and gives the file its name. A disk that hangs is left behind after 20 seconds, with the temporary file.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        _handOver?.Dispose();
        if (_handOver is { HasEnded: false })
        {
            _faults.Report(Place, $"The disk took longer than {Patience.TotalSeconds} seconds: the recording keeps its temporary name and may lack its end.");
            return;
        }

        _video.Dispose();
    }

    private void Take(HeldFrame frame) => _video.Take(frame.Pixels, frame.RowBytes, frame.Time);
}
