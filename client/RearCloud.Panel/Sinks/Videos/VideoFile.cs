namespace RearCloud.Panel.Sinks.Videos;

/// <summary>A video that grows by whole writes.</summary>
internal sealed class VideoFile : IDisposable
{
    private readonly WholeFile _file;
    private readonly long _maxBytes;
    private long _whole;

    public VideoFile(string path, IVideoFormat format, long maxBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes);
        Path = System.IO.Path.GetFullPath(path);
        Format = format;
        _maxBytes = maxBytes;
        _file = WholeFile.Begin(path);
        try
        {
            format.Begin(_file.Stream);
            _whole = _file.Stream.Position;
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>How pictures are drawn into it.</summary>
    public IVideoFormat Format { get; }

    /// <returns>Beats that were written; 0 if the file would become too large.</returns>
    /// <exception cref="IOException">It could not be written; the file has no part of it.</exception>
    public long Append(long beats)
    {
        try
        {
            var written = Format.Append(_file.Stream, beats, _maxBytes - Format.EndBytes - _whole);
            _whole = _file.Stream.Position;
            return written;
        }
        catch (IOException)
        {
            _file.Stream.SetLength(_whole);
            _file.Stream.Position = _whole;
            throw;
        }
    }

    /// <summary>Closes it under its name, or where it lies if that fails.</summary>
    /// <exception cref="IOException">It has no name; the message says where it lies, or that somebody removed it.</exception>
    public void Keep()
    {
        using var file = _file;
        try
        {
            Format.End(file.Stream);
            file.Keep();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file.Leave();
            throw new IOException(File.Exists(file.PartPath) ? $"{e.Message} It lies at {file.PartPath}." : $"{e.Message} It is lost.", e);
        }
    }

    /// <summary>Removes it unless it was kept.</summary>
    public void Dispose() => _file.Dispose();
}
