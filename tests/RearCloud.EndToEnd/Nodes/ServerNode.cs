using System.Text.Json.Nodes;
using RearCloud.EndToEnd.Running;
using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd.Nodes;

/// <summary>One server process of several over the same database, with a data folder of its own.</summary>
internal sealed class ServerNode : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder;
    private readonly ReadyProgram _program;

    private ServerNode(TemporaryFolder folder, ReadyProgram program) => (_folder, _program) = (folder, program);

    public Uri Http { get; private set; } = null!;

    public Uri Grpc { get; private set; } = null!;

    public string Log => _program.Log;

    public static async Task<ServerNode> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var folder = new TemporaryFolder();
        var all = new Dictionary<string, string>(settings)
        {
            ["RearCloud__Data"] = folder.Path,
            ["RearCloud__Http"] = "http://127.0.0.1:0",
            ["RearCloud__Grpc"] = "http://127.0.0.1:0",
        };
        var program = await Programs.StartServerAsync(all);
        return new ServerNode(folder, program) { Http = await program.AddressAsync("http"), Grpc = await program.AddressAsync("grpc") };
    }

    /// <summary>Ids of the devices whose sessions this node holds.</summary>
    public async Task<IReadOnlyList<string>> DevicesAsync(HttpClient owner)
    {
        var devices = JsonNode.Parse(await owner.GetStringAsync(new Uri(Http, "/api/v1/devices"), TestContext.Current.CancellationToken))!.AsArray();
        return [.. devices.Where(device => device!["isOnline"]!.GetValue<bool>()).Select(device => device!["id"]!.GetValue<string>())];
    }

    /// <summary>Waits until the node says of itself: <c>Healthy</c> or <c>Degraded</c>. It must be in service all the while.</summary>
    public async Task SaysAsync(string health)
    {
        using var client = new HttpClient { BaseAddress = Http };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        string last;
        do
        {
            await beat.WaitForNextTickAsync(patience.Token);
            using var answer = await client.GetAsync("/health/ready", patience.Token);
            answer.EnsureSuccessStatusCode();
            last = await answer.Content.ReadAsStringAsync(patience.Token);
        }
        while (last != health);
    }

    public Task KillAsync() => _program.KillAsync();

    public async ValueTask DisposeAsync()
    {
        await _program.DisposeAsync();
        _folder.Dispose();
    }
}
