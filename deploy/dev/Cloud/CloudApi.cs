using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace RearCloud.Dev.Cloud;

/// <summary>The server's public HTTP interface, as any program of its owner would use it.</summary>
internal sealed class CloudApi : IDisposable
{
    private const string TraceHeader = "RearCloud-Trace";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient http;

    private CloudApi(HttpClient http) => this.http = http;

    internal static async Task<CloudApi> SignInAsync(Uri server, string name, string password, CancellationToken cancellationToken)
    {
        var http = new HttpClient { BaseAddress = server, Timeout = Patience };
        var answer = await SendAsync(http, HttpMethod.Post, "api/v1/sign-in", new { name, password }, trace: null, cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", answer!["token"]!.GetValue<string>());
        return new CloudApi(http);
    }

    /// <summary>A link that signs a browser in once.</summary>
    internal async Task<Uri> SignInLinkAsync(CancellationToken cancellationToken)
    {
        var answer = await SendAsync(http, HttpMethod.Post, "api/v1/sign-in/codes", body: null, trace: null, cancellationToken);
        return new Uri(http.BaseAddress!, answer!["link"]!.GetValue<string>());
    }

    internal async Task<(string Id, string Token)> EnrolAsync(string name, string panel, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(http, HttpMethod.Post, "api/v1/devices", new { name, panel }, trace: null, cancellationToken);
        return (answer!["id"]!.GetValue<string>(), answer["token"]!.GetValue<string>());
    }

    /// <summary>The device as the server lists it; null when it is not enrolled.</summary>
    internal async Task<JsonNode?> FindDeviceAsync(string id, CancellationToken cancellationToken)
    {
        var devices = await SendAsync(http, HttpMethod.Get, "api/v1/devices", body: null, trace: null, cancellationToken);
        return devices!.AsArray().FirstOrDefault(device => device!["id"]!.GetValue<string>() == id);
    }

    /// <summary>The documents of one kind, each with its id and body.</summary>
    internal async Task<JsonArray> ListAsync(string kind, CancellationToken cancellationToken)
    {
        var documents = await SendAsync(http, HttpMethod.Get, $"api/v1/documents?kind={kind}", body: null, trace: null, cancellationToken);
        return documents!.AsArray();
    }

    /// <summary>Changes members of a document; the edit's way is found under the trace.</summary>
    internal async Task PatchAsync(string kind, string id, JsonObject patch, string trace, CancellationToken cancellationToken) =>
        await SendAsync(http, HttpMethod.Patch, $"api/v1/documents/{kind}/{id}", patch, trace, cancellationToken);

    /// <summary>When the edit passed each station that the server knows.</summary>
    internal async Task<IReadOnlyList<StationTime>> TraceAsync(string trace, CancellationToken cancellationToken) =>
        StationTime.Read(await SendAsync(http, HttpMethod.Get, $"api/v1/traces/{trace}", body: null, trace: null, cancellationToken));

    public void Dispose() => http.Dispose();

    private static async Task<JsonNode?> SendAsync(
        HttpClient http, HttpMethod method, string path, object? body, string? trace, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = JsonContent.Create(body);
        if (trace is not null)
            request.Headers.Add(TraceHeader, trace);
        using var answer = await http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        if (!answer.IsSuccessStatusCode)
            throw new CommandFailedException($"{method} {path} was answered with {(int)answer.StatusCode}: {text}");
        return answer.StatusCode == HttpStatusCode.NoContent ? null : JsonNode.Parse(text);
    }
}
