using System.Collections.Immutable;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Cloud;

/// <summary>A server on SQLite with a demo account, and one simulated panel that is enrolled there: two programs and a data folder.</summary>
internal sealed class LocalCloud : IAsyncDisposable
{
    private const string ServerProject = "server/RearCloud.Host";
    private const string PanelProject = "client/RearCloud.Cli";
    private const string Owner = "owner";

    private readonly ReadyProgram server;
    private readonly ReadyProgram panel;

    private LocalCloud(ReadyProgram server, ReadyProgram panel, CloudApi api, string deviceId)
    {
        this.server = server;
        this.panel = panel;
        Api = api;
        DeviceId = deviceId;
    }

    /// <summary>The server's public HTTP interface, signed in.</summary>
    internal CloudApi Api { get; }

    internal string DeviceId { get; }

    /// <summary>Where pages and the HTTP interface are.</summary>
    internal Uri Http => server.Address("http");

    /// <summary>Where the panel shows itself.</summary>
    internal Uri Live => panel.Address("live");

    /// <summary>The newest lines of both programs.</summary>
    internal string LogTails => server.LogTail + "\n" + panel.LogTail;

    internal static async Task BuildAsync(Repository repository, CancellationToken cancellationToken)
    {
        await using var builder = new Builder(repository);
        await builder.BuildAsync(ServerProject, cancellationToken);
        await builder.BuildAsync(PanelProject, cancellationToken);
    }

    /// <summary>Starts both on the wished ports; port 0 takes any.</summary>
    internal static async Task<LocalCloud> StartAsync(Repository repository, string data, LocalPorts ports, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(data);
        var server = await ReadyProgram.StartAsync("the server", ServerCommand(repository, Path.Combine(data, "server"), ports), cancellationToken);
        try
        {
            var password = await File.ReadAllTextAsync(Path.Combine(data, "server", "owner-password"), cancellationToken);
            var api = await CloudApi.SignInAsync(server.Address("http"), Owner, password.Trim(), cancellationToken);
            var device = await DeviceFile.EnsureAsync(api, Path.Combine(data, "device.json"), cancellationToken);
            var command = PanelCommand(repository, server, Path.Combine(data, "panel"), device, ports);
            var panel = await ReadyProgram.StartAsync("the panel", command, cancellationToken);
            return new LocalCloud(server, panel, api, device.Id);
        }
        catch (Exception problem)
        {
            await server.DisposeAsync();
            if (problem is HttpRequestException or IOException)
                throw new CommandFailedException($"{server.LogTail}\n{problem.Message}");
            throw;
        }
    }

    /// <summary>Runs until one of the two programs ends, which is a failure, or until it is cancelled.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken) =>
        await await Task.WhenAny(server.WaitForUnexpectedEndAsync(cancellationToken), panel.WaitForUnexpectedEndAsync(cancellationToken));

    public async ValueTask DisposeAsync()
    {
        await panel.DisposeAsync();
        await server.DisposeAsync();
        Api.Dispose();
    }

    private static Command ServerCommand(Repository repository, string data, LocalPorts ports)
    {
        var output = repository.OutputOf(ServerProject);
        return new Command("dotnet", "exec", Path.Combine(output, "RearCloud.Host.dll"))
        {
            Folder = output,
            Environment = ImmutableDictionary<string, string?>.Empty
                .Add("ASPNETCORE_URLS", null)
                .Add("RearCloud__Data", data)
                .Add("RearCloud__Database", "sqlite")
                .Add("RearCloud__Http", LocalPorts.Address(ports.Http))
                .Add("RearCloud__Grpc", LocalPorts.Address(ports.Grpc))
                .Add("RearCloud__Owner__Name", Owner)
                .Add("RearCloud__Demo", "true"),
        };
    }

    private static Command PanelCommand(Repository repository, ReadyProgram server, string data, DeviceFile device, LocalPorts ports) => new(
        "dotnet",
        "exec", Path.Combine(repository.OutputOf(PanelProject), "rear.dll"), "panel",
        "--profile", "reference",
        "--server", server.Address("http").ToString(),
        "--grpc", server.Address("grpc").ToString(),
        "--token-file", device.TokenFile,
        "--device", device.Id,
        "--data", data,
        "--sink", "live",
        "--live", LocalPorts.Address(ports.Live));
}
