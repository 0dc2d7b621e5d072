using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using RearCloud.TestKit.Node;
using RearCloud.TestKit.Servers;

namespace RearCloud.ForeignClients;

/// <summary>Runs the programs in <c>Clients</c> with the machine's own Node.js; their packages are installed once, as the lock file has them.</summary>
internal static class NodePrograms
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The repository: files of the product that the programs read.</summary>
    public static string Root { get; } = Path.GetFullPath("../..", Sources());

    private static string Home { get; } = Path.Combine(AppContext.BaseDirectory, "Clients");

    /// <summary>Runs a program against a server and returns the JSON lines that it printed.</summary>
    public static async Task<IReadOnlyList<JsonElement>> RunAsync(ServerFixture server, string token, string program, params IReadOnlyList<string> arguments)
    {
        await NodePackages.InstallAsync(Home, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo("node", [program, .. arguments]) { WorkingDirectory = Home, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["REARCLOUD_HTTP"] = server.Http.GetLeftPart(UriPartial.Authority);
        start.Environment["REARCLOUD_GRPC"] = server.Grpc.GetLeftPart(UriPartial.Authority);
        start.Environment["REARCLOUD_TOKEN"] = token;
        start.Environment["REARCLOUD_CONTRACT"] = Path.Combine(Root, "shared/RearCloud.Protocol/Protos/rearcloud/sync/v1/sync.proto");
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
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];
    }

    private static string Sources([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
