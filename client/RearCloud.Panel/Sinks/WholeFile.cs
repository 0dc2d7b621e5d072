namespace RearCloud.Panel.Sinks;

/// <summary>
/// A file that is seen whole or not at all: it grows beside its place as <c>FILE.part</c> and gets its name when it is whole. One program at a time makes a file;
/// what one that was killed left there makes room.
/// </summary>
public sealed class WholeFile : IDisposable
{
    private const string Suffix = ".part";

    private readonly string _path;
    private bool _stays;

    private WholeFile(string path, UnixFileMode? mode)
    {
        _path = path;
        PartPath = path + Suffix;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (mode is { } wished && !OperatingSystem.IsWindows()) options.UnixCreateMode = wished;
        Stream = new FileStream(PartPath, options);
    }

    /// <summary>Where it lies until it is whole.</summary>
    internal string PartPath { get; }

    /// <summary>What it holds; without a buffer.</summary>
    internal FileStream Stream { get; }

    /// <summary>Writes all of a file, to the disk. On failure nothing is left behind, and the file that was there stays.</summary>
    /// <exception cref="IOException">It cannot be written, or another program is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not write it.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = Begin(path);
        file.Stream.Write(bytes);
        file.Keep();
    }

    /// <summary>Removes what was not kept or left.</summary>
    public void Dispose()
    {
        // Another program may begin the same file as soon as this one is closed.
        if (!_stays) File.Delete(PartPath);
        _stays = true;
        Stream.Dispose();
    }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its place; its folder exists.</param>
    /// <param name="mode">Who may do what with it, less what the process's umask takes away; what new files have if null.</param>
    /// <exception cref="IOException">It cannot be made, or another program is writing it.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
    internal static WholeFile Begin(string path, UnixFileMode? mode = null) => new(Path.GetFullPath(path), mode);

    /// <summary>Gives it its name, once it is on the disk. It stays open.</summary>
    internal void Keep()
    {
        Stream.Flush(flushToDisk: true);
        File.Move(PartPath, _path, overwrite: true);
        _stays = true;
    }

    /// <summary>Lets it lie beside its place, because it could not be kept and is too good to be lost.</summary>
    internal void Leave() => _stays = true;
}
