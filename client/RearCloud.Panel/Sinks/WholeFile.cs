namespace RearCloud.Panel.Sinks;

/// <summary>Writes files that are seen whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Writes beside the file, flushes to the disk and renames over it. On failure nothing is left behind.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = $"{path}.{Environment.ProcessId}-{Environment.CurrentManagedThreadId}.tmp";
        try
        {
            using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }
}
