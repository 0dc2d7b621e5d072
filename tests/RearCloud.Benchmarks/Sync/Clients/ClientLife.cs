using System.Diagnostics;
using System.Text.Json;

namespace RearCloud.Benchmarks.Sync.Clients;

/// <summary>One life of a program of <see cref="ClientVerbs"/>, ended by SIGKILL once it has said what it did.</summary>
internal static class ClientLife
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<OpenedClient> RunAsync(string verb, params IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ClientLife).Assembly.Location, verb, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false,
        })!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
            return JsonSerializer.Deserialize<OpenedClient>(line ?? throw new InvalidOperationException($"The program '{verb}' ended before it was done."))!;
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
