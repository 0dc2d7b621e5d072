using RearCloud.TestKit.Machine;

namespace RearCloud.TestKit.Browsers;

/// <summary>The machine's own Chromium, for tests in a real browser without a screen.</summary>
public static class Chromium
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Arguments with which it runs as any user, without a graphics card, and calls nobody.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    /// <summary>The program's full path; without one the test is skipped, and fails where <c>CI</c> is true.</summary>
    public static string RequireProgram()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var found = Names.SelectMany(_ => folders, (name, folder) => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (found is null)
            Missing.SkipOrFail("No Chromium on the path.");
        return found;
    }
}
