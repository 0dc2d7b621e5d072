using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Host;
using RearCloud.Server.Accounts;
using RearCloud.TestKit.Machine;

namespace RearCloud.TestKit.Servers;

/// <summary>
/// The real server program in this process, on free ports of 127.0.0.1, with a data folder of its own. Start one by <see cref="StartAsync"/>, or
/// share one as a class fixture.
/// </summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly ServerOptions options;
    private readonly TemporaryFolder? folder;
    private WebApplication? app;
    private HostAddresses? addresses;
    private Account? owner;
    private HttpClient? ownerClient;

    /// <summary>With the usual options: SQLite, no demo.</summary>
    public ServerFixture()
        : this(new ServerOptions())
    {
    }

    private ServerFixture(ServerOptions options)
    {
        this.options = options;
        if (options.DataFolder is null) folder = new TemporaryFolder();
    }

    /// <summary>Pages, HTTP API and hub.</summary>
    public Uri Http => addresses!.Http;

    /// <summary>gRPC.</summary>
    public Uri Grpc => addresses!.Grpc;

    /// <summary>The server's parts.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>The folder of everything that the server keeps outside a database server.</summary>
    public string DataFolder => options.DataFolder ?? folder!.Path;

    /// <summary>A client that carries the owner's bearer token.</summary>
    public HttpClient Owner => ownerClient!;

    /// <summary>The owner's stream.</summary>
    public StreamId Stream => owner!.Stream;

    /// <summary>The owner's account.</summary>
    public Account Account => owner!;

    /// <summary>Starts a server.</summary>
    public static async Task<ServerFixture> StartAsync(ServerOptions? options = null)
    {
        var server = new ServerFixture(options ?? new ServerOptions());
        try
        {
            await server.InitializeAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts the server.</summary>
    public ValueTask InitializeAsync() => LaunchAsync("http://127.0.0.1:0", "http://127.0.0.1:0");

    /// <summary>Stops the server, with a drain, and leaves its data.</summary>
    public async Task StopAsync()
    {
        if (app is null) return;
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Starts the stopped server again, on the same ports and data.</summary>
    public async Task StartAgainAsync() => await LaunchAsync(Http.ToString(), Grpc.ToString());

    /// <summary>A client of the HTTP API with a bearer token, or with nothing. It follows no redirects and keeps no cookies.</summary>
    public HttpClient CreateClient(string? token = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Http };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Enrols a device of the owner.</summary>
    public async Task<TestDevice> EnrolDeviceAsync(string name = "Phone", string panel = "reference", CancellationToken cancellationToken = default)
    {
        using var answer = await Owner.PostAsJsonAsync("/api/v1/devices", new { name, panel }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<TestDevice>(cancellationToken))!;
    }

    /// <summary>Creates a further account and returns a client that carries its bearer token.</summary>
    public async Task<HttpClient> CreateAccountAsync(string name, CancellationToken cancellationToken = default)
    {
        var accounts = Services.GetRequiredService<IAccounts>();
        var account = (await accounts.CreateAsync(name, "another password", cancellationToken)).Value;
        return CreateClient(await accounts.IssueTokenAsync(account, cancellationToken));
    }

    /// <summary>Stops the server and deletes the folder that was made for it.</summary>
    public async ValueTask DisposeAsync()
    {
        ownerClient?.Dispose();
        await StopAsync();
        folder?.Dispose();
    }

    private async ValueTask LaunchAsync(string http, string grpc)
    {
        app = RearCloudHost.Build(Arguments(http, grpc), options.Adjust);
        await app.StartAsync(CancellationToken.None);
        addresses = HostAddresses.Of(app.Services);
        var accounts = Services.GetRequiredService<IAccounts>();
        owner = await accounts.FindOwnerAsync(CancellationToken.None);
        ownerClient?.Dispose();
        ownerClient = CreateClient(await accounts.IssueTokenAsync(owner!, CancellationToken.None));
    }

    private string[] Arguments(string http, string grpc)
    {
        var settings = new Dictionary<string, string>(options.Settings)
        {
            ["RearCloud:Data"] = DataFolder,
            ["RearCloud:Http"] = http,
            ["RearCloud:Grpc"] = grpc,
            ["RearCloud:Owner:Password"] = options.OwnerPassword ?? "",
            ["RearCloud:Demo"] = options.Demo ? "true" : "false",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        if (options.Postgres is not null)
        {
            settings["RearCloud:Database"] = "postgres";
            settings["ConnectionStrings:Postgres"] = options.Postgres;
        }

        return [.. settings.Select(setting => $"--{setting.Key}={setting.Value}")];
    }
}
