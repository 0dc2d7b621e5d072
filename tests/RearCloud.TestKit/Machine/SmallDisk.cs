using System.Diagnostics;

namespace RearCloud.TestKit.Machine;

/// <summary>A file system in memory that holds no more than it is told.</summary>
public sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallDisk()
    {
    }

    /// <summary>Where it is mounted.</summary>
    public string Path => _folder.Path;

    /// <summary>Mounts one; skips the test where this user may not.</summary>
    /// <param name="size">As mount(8) reads it: 4M.</param>
    public static SmallDisk Mount(string size)
    {
        var disk = new SmallDisk();
        if (Run("mount", "-t", "tmpfs", "-o", $"size={size}", "none", disk.Path) is { } said)
        {
            disk._folder.Dispose();
            // The errors themselves are tested without a file system too.
            Assert.Skip($"Cannot be installed: the right to mount a file system. {said}");
        }

        return disk;
    }

    /// <summary>Unmounts it, whatever is open on it.</summary>
    public void Dispose()
    {
        Run("umount", "-l", Path);
        _folder.Dispose();
    }

    private static string? Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : said;
    }
}
