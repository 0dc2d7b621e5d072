using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.ForeignClients;

/// <summary>Runs the programs in <c>clients</c> with the machine's own Node.js; their packages are installed once, as the lock file has them.</summary>
internal static class NodePrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly SemaphoreSlim Installing = new(1);

    /// <summary>Files of the product that the programs read.</summary>
    public static string Root { get; } = Path.GetFullPath("../..", Folder());

    /// <summary>Runs a program against a server and returns the JSON lines that it printed.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(ServerFixture server, string token, string program, params IReadOnlyList<string> arguments)
    {
        await InstallAsync();
        var output = await RunAsync("node", [Path.Combine("clients", program), .. arguments], new Dictionary<string, string>
        {
            ["REARCLOUD_HTTP"] = server.Http.GetLeftPart(UriPartial.Authority),
            ["REARCLOUD_GRPC"] = server.Grpc.GetLeftPart(UriPartial.Authority),
            ["REARCLOUD_TOKEN"] = token,
            ["REARCLOUD_CONTRACT"] = Path.Combine(Root, "shared/RearCloud.Protocol/Protos/rearcloud/sync/v1/sync.proto"),
        });
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private static async Task InstallAsync()
    {
        if (!IsOnPath("node") || !IsOnPath("npm")) Missing.SkipOrFail("No Node.js with npm on the path.");
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // npm writes this file last, so it stands for a whole installation.
            var installed = new FileInfo(Path.Combine(Folder(), "node_modules/.package-lock.json"));
            if (installed.Exists && installed.LastWriteTimeUtc > File.GetLastWriteTimeUtc(Path.Combine(Folder(), "package-lock.json"))) return;
            await RunAsync("npm", ["ci", "--ignore-scripts"], new Dictionary<string, string>());
        }
        finally
        {
            Installing.Release();
        }
    }

    private static async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder(), RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}\n{await errors}");
        return await output;
    }

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
