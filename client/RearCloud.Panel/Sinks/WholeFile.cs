namespace RearCloud.Panel.Sinks;

/// <summary>Writes files that are seen whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes beside the file, flushes to the disk and renames over it. On failure nothing is left behind.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new PendingFile(path);
        file.Stream.Write(bytes);
        file.Keep();
    }
}
