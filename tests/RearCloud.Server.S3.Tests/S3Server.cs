using System.Collections.Concurrent;
using System.Diagnostics;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Node;

namespace RearCloud.Server.S3.Tests;

/// <summary>A real S3 server, npm's s3rver, on 127.0.0.1 and a free port, with a folder of its own and one bucket.</summary>
public sealed class S3Server : IAsyncDisposable
{
    private const string Bucket = "assets";
    private const string ReadyLine = "S3rver listening on ";

    private readonly TemporaryFolder folder = new();
    private readonly ConcurrentQueue<string> log = new();
    private readonly TaskCompletionSource<string> ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    private S3Server()
    {
    }

    /// <summary>How the product reaches it; each prefix is a store of its own.</summary>
    public S3Settings Settings(string prefix = "") => new()
    {
        Endpoint = Endpoint, Bucket = Bucket, Prefix = prefix, AccessKey = "S3RVER", SecretKey = "S3RVER",
    };

    private string Endpoint { get; set; } = "";

    /// <summary>Starts a server; installs it first where this has not been done.</summary>
    public static async Task<S3Server> StartAsync(CancellationToken cancellationToken)
    {
        var home = Path.Combine(AppContext.BaseDirectory, "Server");
        await NodePackages.InstallAsync(home, cancellationToken);
        var server = new S3Server();
        try
        {
            await server.LaunchAsync(home, cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the server without a warning.</summary>
    public async Task KillAsync()
    {
        if (process is null || process.HasExited) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process?.Dispose();
        folder.Dispose();
    }

    private async Task LaunchAsync(string home, CancellationToken cancellationToken)
    {
        var script = Path.Combine(home, "node_modules", "s3rver", "bin", "s3rver.js");
        process = new Process
        {
            StartInfo = new ProcessStartInfo(
                NodePackages.Find("node")!, [script, "--directory", folder.Path, "--address", "127.0.0.1", "--port", "0", "--no-vhost-buckets", "--configure-bucket", Bucket])
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException($"The S3 server ended:\n{string.Join('\n', log)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Endpoint = "http://" + await ready.Task.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    private void Note(string? line)
    {
        if (line is null) return;
        log.Enqueue(line);
        if (line.Contains(ReadyLine, StringComparison.Ordinal)) ready.TrySetResult(line[(line.IndexOf(ReadyLine, StringComparison.Ordinal) + ReadyLine.Length)..].Trim());
    }
}
