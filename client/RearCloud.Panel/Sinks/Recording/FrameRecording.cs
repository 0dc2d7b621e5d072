using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks.Recording;

/// <summary>Puts frames on beats, each picture into the file when the next one is known, and the file in its place when it is whole.</summary>
internal sealed class FrameRecording : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly PixelSize _size;
    private readonly RecorderOptions _options;
    private readonly FaultLog _faults;
    private readonly string _place;
    private readonly IRecordingFormat _format;
    private readonly RecordingBeats _beats;
    private readonly long _maxBeats;
    private RecordingFile? _file;

    /// <summary>Beats that are in the file, and so the beat from which on the picture is not in it yet.</summary>
    private long _since;

    /// <summary>The beat on which the newest frame fell.</summary>
    private long _takenAt;
    private long _number;
    private long _recorded;
    private long _skipped;
    private volatile bool _isEnded;

    public FrameRecording(string path, PixelSize size, RecorderOptions options, FaultLog faults, string place, IRecordingFormat format)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MaxBytes, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDuration, TimeSpan.Zero, nameof(options));
        _path = path;
        _size = size;
        _options = options;
        _faults = faults;
        _place = place;
        _format = format;
        _beats = new RecordingBeats(options.Hertz);
        _maxBeats = Math.Max(1, (long)(options.MaxDuration.TotalSeconds * options.Hertz));
    }

    public long Recorded => Volatile.Read(ref _recorded);

    public long Skipped => Volatile.Read(ref _skipped);

    public bool IsEnded => _isEnded;

    public void Add(in PanelFrame frame)
    {
        lock (_gate)
        {
            if (_isEnded) return;
            if (frame.Size != _size) throw new InvalidOperationException($"The recording {_path} is of {_size} pixels, the frame of {frame.Size}.");
            _file ??= RecordingFile.Open(_path, _format);
            var beat = _beats.Of(frame.Time);
            if (_number != 0 && beat > _since && !TryAppend(beat)) return;

            // Two frames on one beat: the newer one is shown, the other is lost.
            var replaces = _number != 0 && beat == _takenAt;
            _format.Take(frame, _number == 0 ? PixelRect.Of(_size) : frame.Damage);
            Volatile.Write(ref _skipped, _skipped + (_number == 0 ? 0 : frame.Number - _number - 1) + (replaces ? 1 : 0));
            Volatile.Write(ref _recorded, _recorded + (replaces ? 0 : 1));
            _number = frame.Number;
            _takenAt = beat;
        }
    }

    /// <summary>Ends the recording; its last picture stays until a moment, or for one beat.</summary>
    public void End(DateTimeOffset? until)
    {
        if (!_gate.TryEnter(Patience))
        {
            _faults.Report(_place, $"The recording {_path} hangs and is left unfinished.");
            return;
        }

        try
        {
            if (_isEnded) return;
            if (_file is null || _number == 0 || TryAppendLast(until)) Finish();
        }
        finally
        {
            _gate.Exit();
        }
    }

    public void Dispose() => End(null);

    private bool TryAppendLast(DateTimeOffset? until)
    {
        try
        {
            return TryAppend(Math.Max(_since + 1, until is { } end ? _beats.Of(end) : 0));
        }
        catch (IOException e)
        {
            // What is whole is worth keeping.
            _faults.Report(_place, e);
            return true;
        }
    }

    /// <summary>Adds the picture for the beats up to one.</summary>
    /// <returns>False if a limit was reached and the recording has ended.</returns>
    private bool TryAppend(long until)
    {
        var last = Math.Min(until, _maxBeats);
        while (_since < last)
        {
            var beats = _file!.Append(_format, last - _since, _options.MaxBytes);
            if (beats == 0)
            {
                EndAtLimit($"{_options.MaxBytes} bytes");
                return false;
            }

            _since += beats;
        }

        if (last == until) return true;
        EndAtLimit($"{_options.MaxDuration.TotalSeconds:0.###} s");
        return false;
    }

    private void EndAtLimit(string limit)
    {
        var text = _since == 0
            ? $"The recording {_path} has no room for one picture in its limit of {limit}. Allow more."
            : $"The recording {_path} has reached its limit of {limit} and ends there. Allow more to record longer.";
        _faults.Report(_place, text);
        Finish();
    }

    private void Finish()
    {
        _isEnded = true;
        try
        {
            using var file = _file;
            if (_since > 0) file?.Finish(_format);
            if (_skipped > 0) _faults.Report(_place, $"The recording {_path} lacks {_skipped} frames, which came while it was busy or fell on one beat with the next.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _faults.Report(_place, e);
        }
    }
}
