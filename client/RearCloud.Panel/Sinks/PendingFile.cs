namespace RearCloud.Panel.Sinks;

/// <summary>A file that is written beside its place and gets its name only when it is whole. Disposed before, nothing of it is left.</summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;

    /// <exception cref="IOException">The file cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    public PendingFile(string path)
    {
        _path = Path.GetFullPath(path);
        _temporary = $"{_path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        Stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    /// <summary>What is written.</summary>
    public FileStream Stream { get; }

    /// <summary>Flushes to the disk and renames over the place.</summary>
    public void Keep()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    }

    public void Dispose()
    {
        // What cannot be flushed any more is thrown away in any case.
        try
        {
            Stream.Dispose();
        }
        finally
        {
            File.Delete(_temporary);
        }
    }
}
