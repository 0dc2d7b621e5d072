using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RearCloud.Benchmarks.Sync.Servers;

/// <summary>The product's server in its own process on SQLite, with an owner and one enrolled device whose token all load uses.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    /// <summary>For cases that need thousands of sessions and do not measure their coming.</summary>
    public const string EveryoneAtOnce = "--RearCloud:Sync:OpeningsPerSecond=1000000";

    private const string Password = "benchmark-password";

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-bench-").FullName;

    private readonly string[] _settings;

    private Cloud(string[] settings) => _settings = settings;

    public ServerProgram Program { get; private set; } = null!;

    /// <summary>A device's token.</summary>
    public string Token { get; private set; } = "";

    /// <param name="settings">Further settings.</param>
    public static async Task<Cloud> StartAsync(params string[] settings)
    {
        var cloud = new Cloud(settings);
        cloud.Program = await ServerProgram.StartAsync(ServeVerbs.Cloud, cloud.Arguments("http://127.0.0.1:0", "http://127.0.0.1:0"));
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = cloud.Program.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await PostAsync(http, "/api/v1/sign-in", new { name = "owner", password = Password }));
        cloud.Token = await PostAsync(http, "/api/v1/devices", new { name = "Bench", panel = "reference" });
        return cloud;
    }

    /// <summary>Kills the server and starts it again on the same ports and data.</summary>
    public async Task RestartAsync()
    {
        var (http, grpc) = (Program.Http, Program.Grpc);
        await Program.DisposeAsync();
        Program = await ServerProgram.StartAsync(ServeVerbs.Cloud, Arguments(http.ToString(), grpc.ToString()));
    }

    public async ValueTask DisposeAsync()
    {
        await Program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    // As in production, but for what bounds one account and one session to what these need: all load is one account's, and one session writes it.
    private string[] Arguments(string http, string grpc) =>
    [
        $"--RearCloud:Data={_folder}", $"--RearCloud:Http={http}", $"--RearCloud:Grpc={grpc}", $"--RearCloud:Owner:Password={Password}",
        "--RearCloud:Sync:SessionsPerAccount=20000", "--RearCloud:Sync:FramesPerSecond=1000000", "--RearCloud:Sync:FrameBurst=1000000",
        "--Logging:LogLevel:Default=Warning", .. _settings,
    ];

    private static async Task<string> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(path, body);
        answer.EnsureSuccessStatusCode();
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["token"]!.GetValue<string>();
    }
}
