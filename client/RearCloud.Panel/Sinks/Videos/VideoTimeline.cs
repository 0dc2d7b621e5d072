namespace RearCloud.Panel.Sinks.Videos;

/// <summary>
/// Puts frames that come when something changes into a video of constant rate. Time is an argument; used by one thread at a time.
/// Invariant: the newest frame waits, unwritten, for the frame that ends it.
/// </summary>
internal sealed class VideoTimeline : IDisposable
{
    private readonly Y4mFile _file;
    private readonly int _hertz;
    private readonly long _maxFrames;
    private readonly Action<string> _onEnd;
    private DateTimeOffset _start;
    private long _waiting = -1;
    private long _written;
    private bool _hasEnded;

    /// <param name="file">Where it goes.</param>
    /// <param name="options">Rate and limits.</param>
    /// <param name="onEnd">Told once why the recording ends early.</param>
    public VideoTimeline(Y4mFile file, Y4mOptions options, Action<string> onEnd)
    {
        _file = file;
        _hertz = options.Hertz;
        _maxFrames = Math.Min((long)(options.MaxDuration.TotalSeconds * _hertz), (options.MaxBytes - file.HeaderBytes) / file.FrameBytes);
        _onEnd = onEnd;
    }

    /// <summary>Frames of the file.</summary>
    public long Written => Volatile.Read(ref _written);

    public bool HasEnded => Volatile.Read(ref _hasEnded);

    /// <summary>Takes a picture that stands from a moment on.</summary>
    public void Take(ReadOnlySpan<byte> pixels, int rowBytes, DateTimeOffset time)
    {
        if (_hasEnded) return;
        if (_waiting < 0) _start = time;
        var beat = (long)Math.Round((time - _start).TotalSeconds * _hertz);
        if (beat < _waiting)
        {
            // The clock was set back.
            beat = _waiting + 1;
            _start = time - TimeSpan.FromSeconds(beat / (double)_hertz);
        }

        WriteUntil(beat);
        if (_hasEnded) return;
        _file.Draw(pixels, rowBytes);
        _waiting = beat;
    }

    /// <summary>Writes what waits and closes the file under its name; without a frame it is removed.</summary>
    public void Dispose()
    {
        if (_waiting >= 0) WriteUntil(_waiting + 1);
        try
        {
            if (_written > 0) _file.Keep();
            _file.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            End($"The recording could not be finished: {e.Message}");
        }
    }

    /// <summary>Writes the picture that waits for each beat before this one.</summary>
    private void WriteUntil(long beat)
    {
        try
        {
            while (_waiting >= 0 && _written < beat && !_hasEnded)
            {
                if (_written >= _maxFrames)
                {
                    End($"The recording ended after {_written} frames, because it may not become longer or larger. Raise the limits or record less.");
                    return;
                }

                _file.WriteFrame();
                Volatile.Write(ref _written, _written + 1);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            End($"The recording ended after {_written} frames, because it could not be written: {e.Message}");
        }
    }

    private void End(string why)
    {
        if (_hasEnded) return;
        Volatile.Write(ref _hasEnded, true);
        _onEnd(why);
    }
}
