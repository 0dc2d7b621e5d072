namespace RearCloud.Panel.Sinks;

/// <summary>A file that is seen whole or not at all: it is written beside its place and gets its name when it is whole.</summary>
public sealed class WholeFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;

    private WholeFile(string path)
    {
        _path = path;
        _temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        Stream = new FileStream(_temporary, FileMode.Create, FileAccess.Write, FileShare.None);
    }

    /// <summary>What it holds.</summary>
    internal FileStream Stream { get; }

    /// <summary>Writes all of a file, to the disk. On failure nothing is left behind, and the file that was there stays.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Begin(path);
        file.Stream.Write(bytes);
        file.Keep();
    }

    /// <summary>Removes what was not kept.</summary>
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

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its place; its folder exists.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    internal static WholeFile Begin(string path) => new(Path.GetFullPath(path));

    /// <summary>Gives it its name, once it is on the disk.</summary>
    internal void Keep()
    {
        Stream.Flush(flushToDisk: true);
        Stream.Dispose();
        File.Move(_temporary, _path, overwrite: true);
    }
}
