using System.Diagnostics;
using System.Globalization;

namespace RearCloud.TestKit.Databases;

/// <summary>Removes clusters whose keeper was killed before it could clean up.</summary>
internal static class StalePostgresClusters
{
    internal static void Remove()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), LocalPostgresServer.FolderPrefix + "*"))
        {
            try
            {
                RemoveIfLeft(folder);
            }
            // Another user's folder, or another process that removes it at this moment.
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
            }
        }
    }

    private static void RemoveIfLeft(string folder)
    {
        // A folder without the file is being made at this moment.
        if (FirstNumberIn(Path.Combine(folder, "keeper.pid")) is not { } keeper || RunsFor(keeper, folder))
            return;
        if (FirstNumberIn(Path.Combine(folder, "data", "postmaster.pid")) is { } cluster && RunsFor(cluster, folder))
        {
            using var process = Process.GetProcessById(cluster);
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        Directory.Delete(folder, recursive: true);
    }

    private static int? FirstNumberIn(string file) =>
        File.Exists(file) && int.TryParse(File.ReadLines(file).FirstOrDefault(), CultureInfo.InvariantCulture, out var number) ? number : null;

    // Process ids are reused: only a process that names the folder in its command line is the one that made it.
    private static bool RunsFor(int processId, string folder)
    {
        var commandLine = $"/proc/{processId}/cmdline";
        return File.Exists(commandLine) && File.ReadAllText(commandLine).Contains(folder, StringComparison.Ordinal);
    }
}
