using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using RearCloud.Client;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Redis;

namespace RearCloud.EndToEnd.Nodes;

/// <summary>Two server processes on one PostgreSQL database behind a reverse proxy, with a Redis server or without, and devices that come through the proxy.</summary>
internal sealed class NodePair : IAsyncDisposable
{
    public const string Password = "two-nodes-password";

    private readonly TemporaryFolder _folder = new();
    private readonly List<NodeDevice> _devices = [];
    private readonly PostgresDatabase _database;

    private NodePair(PostgresDatabase database) => _database = database;

    public RedisServer? Redis { get; private set; }

    public IReadOnlyList<ServerNode> Nodes { get; private set; } = [];

    public ReverseProxy Proxy { get; private set; } = null!;

    /// <summary>The owner's HTTP client, through the proxy.</summary>
    public HttpClient Owner { get; } = new();

    public IReadOnlyList<NodeDevice> Devices => _devices;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Starts both nodes at the same time on an empty database.</summary>
    public static async Task<NodePair> StartAsync(PostgresFixture postgres, TimeSpan heartbeat, bool withRedis)
    {
        var pair = new NodePair(await postgres.CreateDatabaseAsync(Cancellation));
        try
        {
            await pair.StartAsync(heartbeat, withRedis);
            return pair;
        }
        catch
        {
            await pair.DisposeAsync();
            throw;
        }
    }

    /// <summary>Enrols devices, and opens their clients through the proxy until each node has as many sessions of them as asked for.</summary>
    public async Task ConnectAsync(ClientCarrier carrier, int devicesOnEachNode = 1)
    {
        // The proxy deals them out in turn, but other requests take turns too.
        for (var attempt = 0; attempt < 12 * devicesOnEachNode; attempt++)
        {
            var device = await NodeDevice.OpenAsync(this, _folder[$"device-{attempt}"], carrier);
            var node = await NodeOfAsync(device);
            if (_devices.Count(d => d.Node == node) == devicesOnEachNode)
            {
                await device.DisposeAsync();
                // To enrol and to connect takes the proxy two turns: one more brings the next session to the other node.
                using var turn = await Owner.GetAsync("/health/ready", Cancellation);
                continue;
            }

            device.Node = node;
            _devices.Add(device);
            if (_devices.Count == devicesOnEachNode * Nodes.Count) return;
        }

        Assert.Fail($"The proxy sent nearly everything to one node: {string.Join(", ", _devices.Select(d => d.Node.Http))}");
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices) await device.DisposeAsync();
        Owner.Dispose();
        if (Proxy is not null) await Proxy.DisposeAsync();
        foreach (var node in Nodes) await node.DisposeAsync();
        if (Redis is not null) await Redis.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task StartAsync(TimeSpan heartbeat, bool withRedis)
    {
        if (withRedis) Redis = await RedisServer.StartAsync(Cancellation);
        var settings = new Dictionary<string, string>
        {
            ["RearCloud__Database"] = "postgres",
            ["ConnectionStrings__Postgres"] = _database.ConnectionString,
            ["ConnectionStrings__Redis"] = Redis?.ConnectionString ?? "",
            ["RearCloud__Owner__Password"] = Password,
            ["RearCloud__Sync__HeartbeatInterval"] = heartbeat.ToString(),
        };
        Nodes = await Task.WhenAll(ServerNode.StartAsync(settings), ServerNode.StartAsync(settings));
        foreach (var node in Nodes) await node.SaysAsync("Healthy");
        Proxy = await ReverseProxy.StartAsync(Nodes);
        Owner.BaseAddress = Proxy.Http;
        using var answer = await Owner.PostAsJsonAsync("/api/v1/sign-in", new { name = "owner", password = Password }, Cancellation);
        answer.EnsureSuccessStatusCode();
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancellation))!["token"]!.GetValue<string>();
        Owner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private async Task<ServerNode> NodeOfAsync(NodeDevice device)
    {
        foreach (var node in Nodes)
        {
            if ((await node.DevicesAsync(Owner)).Contains(device.Id)) return node;
        }

        throw new InvalidOperationException($"No node holds a session of device {device.Id}.");
    }
}
