using System.Globalization;
using RearCloud.EndToEnd.Running;
using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd.Nodes;

/// <summary>A real nginx with the configuration that the compose file mounts, before two nodes of this machine.</summary>
internal sealed class ReverseProxy : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly TemporaryFolder _folder = new();
    private KeptProgram? _program;

    public Uri Http { get; private set; } = null!;

    public Uri Grpc { get; private set; } = null!;

    public static async Task<ReverseProxy> StartAsync(IReadOnlyList<ServerNode> nodes)
    {
        if (!File.Exists(Program)) Missing.SkipOrFail("No nginx for the tests (Debian: apt-get install nginx-light).");
        var proxy = new ReverseProxy();
        var (http, grpc) = (FreePort.Find(), FreePort.Find());
        var text = await File.ReadAllTextAsync(Path.Combine(Solution.Root, "deploy/docker/proxy.conf"), TestContext.Current.CancellationToken);
        text = Replace(text, "server server:8080;", $"server {nodes[0].Http.Authority};");
        text = Replace(text, "server server-2:8080;", $"server {nodes[1].Http.Authority};");
        text = Replace(text, "server server:8081;", $"server {nodes[0].Grpc.Authority};");
        text = Replace(text, "server server-2:8081;", $"server {nodes[1].Grpc.Authority};");
        text = Replace(text, "listen 8080;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{http};"));
        text = Replace(text, "listen 8081 http2;", string.Create(CultureInfo.InvariantCulture, $"listen 127.0.0.1:{grpc} http2;"));
        text = Replace(text, "worker_rlimit_nofile 40000;", "");
        text = Replace(text, "http {", "http {" + string.Concat(((string[])["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]).Select(kind => $" {kind}_temp_path {proxy._folder[kind]};")));
        var file = proxy._folder["proxy.conf"];
        await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        // One process, so that killing it ends everything.
        proxy._program = KeptProgram.Start(Program, "-e", "stderr", "-c", file, "-g", $"daemon off; master_process off; pid {proxy._folder["pid"]};");
        await Port.AnswersAsync(http, () => proxy._program.Log, TestContext.Current.CancellationToken);
        await Port.AnswersAsync(grpc, () => proxy._program.Log, TestContext.Current.CancellationToken);
        proxy.Http = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{http}"));
        proxy.Grpc = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{grpc}"));
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        _folder.Dispose();
    }

    private static string Replace(string text, string line, string with)
    {
        Assert.Contains(line, text, StringComparison.Ordinal);
        return text.Replace(line, with, StringComparison.Ordinal);
    }
}
