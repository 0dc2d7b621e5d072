namespace RearCloud.Client.Files;

/// <summary>Keeps a data folder to one client: two would number their mutations alike.</summary>
internal sealed class FolderLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows. Other errors, such as a full disk, speak for themselves.
    private static readonly int[] Taken = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <exception cref="IOException">Another client has the folder, or it cannot be written.</exception>
    public static FolderLock Take(string folder)
    {
        try
        {
            return new FolderLock(new FileStream(Path.Combine(folder, "replica.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (Taken.Contains(e.HResult))
        {
            throw new IOException($"The data folder {folder} is in use by another client. Give each program a data folder of its own.", e);
        }
    }

    public void Dispose() => _file.Dispose();
}
