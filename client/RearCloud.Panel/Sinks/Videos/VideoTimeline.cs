using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.Videos;

/// <summary>
/// Puts frames that come when something changes on the beats of a video. Time is an argument; used by one thread at a time.
/// Invariant: the newest picture waits, not wholly written, for the moment that ends it.
/// </summary>
internal sealed class VideoTimeline
{
    private readonly VideoFile _file;
    private readonly PixelSize _size;
    private readonly RecorderOptions _options;
    private readonly VideoBeats _beats;
    private readonly long _maxBeats;
    private readonly Action<string> _tell;
    private bool _needsWhole = true;
    private bool _hasPicture;
    private long _written;
    private bool _hasEnded;

    /// <param name="file">Where it goes.</param>
    /// <param name="size">Of the pictures.</param>
    /// <param name="options">Rate and limits.</param>
    /// <param name="tell">Told what went wrong, and why the recording ends early.</param>
    public VideoTimeline(VideoFile file, PixelSize size, RecorderOptions options, Action<string> tell)
    {
        _file = file;
        _size = size;
        _options = options;
        _beats = new VideoBeats(options.Hertz);
        _maxBeats = (long)(options.MaxDuration.TotalSeconds * options.Hertz);
        _tell = tell;
    }

    /// <summary>Beats of the file.</summary>
    public long Written => Volatile.Read(ref _written);

    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>The video begins at this moment, unless it has begun: the first picture stands from there.</summary>
    public void Begin(DateTimeOffset time) => _beats.Begin(time);

    /// <summary>Takes a picture that stands from a moment on.</summary>
    /// <exception cref="IOException">The picture before it could not be written; take it, or a newer one, again.</exception>
    public void Take(ReadOnlySpan<byte> pixels, int rowBytes, PixelRect damage, DateTimeOffset time)
    {
        if (_hasEnded) return;
        var rect = _needsWhole ? PixelRect.Of(_size) : damage;
        // Until it is drawn, whatever comes next does not know what it lacks.
        _needsWhole = true;
        if (!TryWriteUntil(_beats.Next(time))) return;
        _file.Format.Draw(pixels, rowBytes, rect);
        _needsWhole = false;
        _hasPicture = true;
    }

    /// <summary>The picture stands until a moment at least.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Stand(DateTimeOffset until)
    {
        if (_hasEnded) return;
        var beat = _beats.At(until);
        if (_file.Format.RepeatsPictures || beat > _maxBeats) TryWriteUntil(beat);
    }

    /// <summary>Closes the file under its name. Its last picture stands until a moment, at least for a beat; without a picture the file is removed.</summary>
    public void End(DateTimeOffset? until)
    {
        if (_hasEnded) return;
        try
        {
            var end = until is { } moment ? _beats.At(moment) : 0;
            if (!TryWriteUntil(Math.Max(end, _beats.Last + 1))) return;
        }
        catch (IOException e)
        {
            _tell($"The recording {_file.Path} lacks its end, which could not be written: {e.Message}");
        }

        Finish();
    }

    /// <summary>Writes the picture that waits for each beat before this one.</summary>
    /// <returns>False if a limit was reached and the recording has ended.</returns>
    private bool TryWriteUntil(long beat)
    {
        var last = Math.Min(beat, _maxBeats);
        while (_hasPicture && _written < last)
        {
            var beats = _file.Append(last - _written);
            if (beats == 0) return EndAt($"{_options.MaxBytes} bytes");
            Volatile.Write(ref _written, _written + beats);
        }

        return !_hasPicture || last == beat || EndAt($"{_options.MaxDuration.TotalSeconds:0.###} seconds");
    }

    private bool EndAt(string limit)
    {
        _tell(_written == 0
            ? $"The recording {_file.Path} has no room for one picture in its limit of {limit}. Raise the limit."
            : $"The recording {_file.Path} has reached its limit of {limit} and ends there, whole. Raise the limit or record less.");
        Finish();
        return false;
    }

    private void Finish()
    {
        try
        {
            if (_written > 0) _file.Keep();
            else _file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _tell($"The recording {_file.Path} could not get its name: {e.Message}");
        }

        Volatile.Write(ref _hasEnded, true);
    }
}
