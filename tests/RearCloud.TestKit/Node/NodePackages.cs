using System.Diagnostics;
using RearCloud.TestKit.Machine;

namespace RearCloud.TestKit.Node;

/// <summary>Packages of npm that a test uses: a folder with <c>package.json</c> and <c>package-lock.json</c>, installed once as the lock says.</summary>
public static class NodePackages
{
    // Written by npm when an installation is complete.
    private const string Installed = "node_modules/.package-lock.json";

    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Installs the packages of a folder in a test's output. Without Node.js the test is skipped, and fails when <c>CI</c> is true.</summary>
    public static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        var npm = Find("npm");
        if (npm is null || Find("node") is null) Missing.SkipOrFail("No Node.js on the path (Debian: nodejs, npm).");
        // The tests of a program run side by side, and half an installation is none.
        await Installing.WaitAsync(cancellationToken);
        try
        {
            await InstallAsync(npm, folder, cancellationToken);
        }
        finally
        {
            Installing.Release();
        }
    }

    /// <summary>The full path of a program; null if it is not on the path.</summary>
    public static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);

    private static async Task InstallAsync(string npm, string folder, CancellationToken cancellationToken)
    {
        var wanted = new FileInfo(Path.Combine(folder, "package-lock.json"));
        var present = new FileInfo(Path.Combine(folder, Installed));
        if (present.Exists && present.LastWriteTimeUtc >= wanted.LastWriteTimeUtc) return;

        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        Assert.True(process.ExitCode == 0, $"npm ci in {folder} ended with {process.ExitCode}:\n{await output}{await errors}");
        File.SetLastWriteTimeUtc(present.FullName, DateTime.UtcNow);
    }
}
