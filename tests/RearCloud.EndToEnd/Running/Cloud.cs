using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd.Running;

/// <summary>A server in its own process with a data folder of its own, and its owner's HTTP client. The server can be killed and started again.</summary>
internal sealed class Cloud : IAsyncDisposable
{
    public const string Password = "end-to-end-password";

    private readonly TemporaryFolder _folder = new();
    private ReadyProgram _server = null!;
    private (Uri Http, Uri Grpc)? _addresses;

    public Uri Http => _addresses!.Value.Http;

    public Uri Grpc => _addresses!.Value.Grpc;

    public HttpClient Owner { get; private set; } = null!;

    public string Log => _server.Log;

    public static async Task<Cloud> StartAsync()
    {
        var cloud = new Cloud();
        await cloud.StartServerAsync();
        cloud.Owner = new HttpClient { BaseAddress = cloud.Http };
        using var answer = await cloud.Owner.PostAsJsonAsync("/api/v1/sign-in", new { name = "owner", password = Password }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var token = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["token"]!.GetValue<string>();
        cloud.Owner.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return cloud;
    }

    /// <summary>Starts the server; again on the same ports, so that whoever waits for it finds it.</summary>
    public async Task StartServerAsync()
    {
        _server = await Programs.StartServerAsync(new Dictionary<string, string>
        {
            ["RearCloud__Data"] = _folder["server"],
            ["RearCloud__Http"] = _addresses?.Http.ToString() ?? "http://127.0.0.1:0",
            ["RearCloud__Grpc"] = _addresses?.Grpc.ToString() ?? "http://127.0.0.1:0",
            ["RearCloud__Owner__Password"] = Password,
        });
        _addresses = (await _server.AddressAsync("http"), await _server.AddressAsync("grpc"));
    }

    public Task KillServerAsync() => _server.KillAsync();

    public async Task<(string Id, string Token)> EnrolAsync(string name)
    {
        using var answer = await Owner.PostAsJsonAsync("/api/v1/devices", new { name, panel = "reference" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        var device = JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        return (device["id"]!.GetValue<string>(), device["token"]!.GetValue<string>());
    }

    public async Task PutAsync(string kind, string id, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await Owner.PutAsync($"/api/v1/documents/{kind}/{id}", content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async Task<JsonNode> GetAsync(string kind, string id) =>
        JsonNode.Parse(await Owner.GetStringAsync($"/api/v1/documents/{kind}/{id}", TestContext.Current.CancellationToken))!;

    /// <summary>Submits, as a device that was offline since a place, one member of the layout <c>home</c>, set just now.</summary>
    public async Task SubmitAsync(string token, long basedOn, string pointer, string value)
    {
        using var device = new HttpClient { BaseAddress = Http };
        device.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var pulled = await PostAsync(device, "/api/v1/sync/pull", """{"protocolVersion":1,"clientId":"offline-device"}""");
        var now = (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        var json = Convert.ToBase64String(Encoding.UTF8.GetBytes(value));
        var submitted = await PostAsync(device, "/api/v1/sync/submit", $$"""
            {"clientId":"offline-device","submit":{"stream":"{{pulled["welcome"]!["streams"]![0]}}","mutations":[{"id":"1","trace":"offline-1","editedAtMicros":"{{now}}",
              "edits":[{"kind":"layout","id":"home","operation":"OPERATION_SET","base":"{{basedOn}}","fields":[{"path":"{{pointer}}","value":"{{json}}"} ] } ] } ] } }
            """);
        Assert.Contains("OUTCOME_ACCEPTED", submitted.ToJsonString(), StringComparison.Ordinal);
    }

    /// <summary>Starts <c>rear panel</c> as a device of this cloud, with a folder of its own.</summary>
    public async Task<RunningPanel> StartPanelAsync(string name)
    {
        var (id, token) = await EnrolAsync(name);
        var tokenFile = _folder[$"{name}.token"];
        await File.WriteAllTextAsync(tokenFile, token, TestContext.Current.CancellationToken);
        return await RunningPanel.StartAsync(
            "panel", "--profile", "reference", "--server", Http.ToString(), "--grpc", Grpc.ToString(), "--token-file", tokenFile, "--device", id,
            "--data", _folder[name], "--sink", "live", "--live", "http://127.0.0.1:0");
    }

    private static async Task<JsonNode> PostAsync(HttpClient client, string address, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(address, content, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public async ValueTask DisposeAsync()
    {
        Owner.Dispose();
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
