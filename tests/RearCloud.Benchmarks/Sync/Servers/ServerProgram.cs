using System.Globalization;
using System.Net.Http.Json;
using RearCloud.TestKit.Machine;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>A server program of <see cref="ServeVerbs"/> in its own process.</summary>
internal sealed class ServerProgram : IAsyncDisposable
{
    private readonly ReadyProgram _program;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });

    private ServerProgram(ReadyProgram program) => _program = program;

    /// <summary>HTTP/1.1: pages, API, hub and probe.</summary>
    public Uri Http { get; private init; } = null!;

    /// <summary>HTTP/2 in clear text.</summary>
    public Uri Grpc { get; private init; } = null!;

    /// <summary>Starts a server and returns when it serves.</summary>
    /// <param name="verb">Which one.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<ServerProgram> StartAsync(string verb, params IReadOnlyList<string> arguments)
    {
        // As the product's server is built: a web program collects with the server's collector, and RearCloud.Host.csproj leaves counting code out.
        var environment = new Dictionary<string, string> { ["DOTNET_gcServer"] = "1", ["DOTNET_TieredPGO"] = "0" };
        var program = await ReadyProgram.StartAsync(typeof(ServerProgram).Assembly.Location, environment, [verb, .. arguments], CancellationToken.None);
        return new ServerProgram(program) { Http = await program.AddressAsync("http"), Grpc = await program.AddressAsync("grpc") };
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
    public Task KillAsync() => _program.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _http.Dispose();
    }
}
