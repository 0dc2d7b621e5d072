using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>A server program of <see cref="ServeVerbs"/> in its own process.</summary>
internal sealed class ServerProgram : IAsyncDisposable
{
    private const int KeptLines = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Queue<string> _lines = new();
    private readonly TaskCompletionSource<JsonNode> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProgram(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.Exited += (_, _) => _ready.TrySetException(new InvalidOperationException($"The server ended before it was ready:\n{Log}"));
    }

    /// <summary>HTTP/1.1: pages, API, hub and probe.</summary>
    public Uri Http { get; private set; } = null!;

    /// <summary>HTTP/2 in clear text.</summary>
    public Uri Grpc { get; private set; } = null!;

    /// <summary>The last lines that it wrote.</summary>
    public string Log
    {
        get
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }

    /// <summary>Starts a server and returns when it serves.</summary>
    /// <param name="verb">Which one.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ServerProgram> StartAsync(string verb, params IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(ServerProgram).Assembly.Location, verb, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = AppContext.BaseDirectory,
        };
        // As the product's server is built: a web program collects with the server's collector.
        start.Environment["DOTNET_gcServer"] = "1";
        var server = new ServerProgram(start);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        var ready = await server._ready.Task.WaitAsync(Patience);
        server.Http = new Uri(ready["http"]!.GetValue<string>());
        server.Grpc = new Uri(ready["grpc"]!.GetValue<string>());
        return server;
    }

    /// <summary>What the process uses now.</summary>
    /// <param name="collect">True: after full collections.</param>
    public async Task<ServerProbe> ProbeAsync(bool collect)
    {
        var query = new Uri(Http, string.Create(CultureInfo.InvariantCulture, $"{ProbeEndpoint.Path}?collect={(collect ? "true" : "false")}"));
        var probe = (await _http.GetFromJsonAsync<ServerProbe>(query))!;
        return probe.IsServerGc ? probe : throw new InvalidOperationException("The server process does not collect as the product's server does.");
    }

    /// <summary>Ends it without a warning, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await KillAsync();
        _process.Dispose();
        _http.Dispose();
    }

    private void Read(string? line)
    {
        Keep(line);
        if (line is not null && line.StartsWith("{\"ready\":true", StringComparison.Ordinal)) _ready.TrySetResult(JsonNode.Parse(line)!);
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (_lines)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines) _lines.Dequeue();
        }
    }
}
