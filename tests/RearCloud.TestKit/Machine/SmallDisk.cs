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

    /// <summary>Mounts one; without the right to do so the test is skipped.</summary>
    /// <param name="size">What it holds, such as <c>3m</c>.</param>
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

    /// <summary>Takes it away with all that it holds.</summary>
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
