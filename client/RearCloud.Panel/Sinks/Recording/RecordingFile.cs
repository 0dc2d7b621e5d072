namespace RearCloud.Panel.Sinks.Recording;

/// <summary>A recording's file beside its place: grows by whole writes, and is gone when disposed unless it was finished.</summary>
internal sealed class RecordingFile : IDisposable
{
    private const string Suffix = ".part";

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private long _whole;
    private bool _isFinished;

    private RecordingFile(string path)
    {
        _path = path;
        _temporary = path + Suffix;
        _file = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
    }

    /// <summary>Begins a file; what an interrupted recording left there makes room.</summary>
    public static RecordingFile Open(string path, IRecordingFormat format)
    {
        var file = new RecordingFile(path);
        try
        {
            format.Begin(file._file);
            file._whole = file._file.Position;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <returns>Beats that were written; 0 if the file would grow beyond <paramref name="maxBytes"/>.</returns>
    public long Append(IRecordingFormat format, long beats, long maxBytes)
    {
        // After a write that failed the next one begins at the same place.
        _file.Position = _whole;
        var written = format.Append(_file, beats, maxBytes - format.EndBytes - _whole);
        _whole = _file.Position;
        return written;
    }

    /// <summary>Closes the file's form and puts it in its place.</summary>
    public void Finish(IRecordingFormat format)
    {
        _file.SetLength(_whole);
        _file.Position = _whole;
        format.End(_file);
        _file.Flush(flushToDisk: true);
        _file.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isFinished = true;
    }

    public void Dispose()
    {
        _file.Dispose();
        if (!_isFinished) File.Delete(_temporary);
    }
}
