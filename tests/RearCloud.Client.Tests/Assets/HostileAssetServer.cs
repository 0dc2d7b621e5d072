using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace RearCloud.Client.Tests.Assets;

/// <summary>A real HTTP server for assets that misbehaves as a test tells it to, and notes what it was asked.</summary>
internal sealed class HostileAssetServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, byte[]> _assets = new();
    private readonly ConcurrentDictionary<string, byte[]> _variants = new();

    private HostileAssetServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>The next answers, the first first; when there are none left, the server behaves.</summary>
    public ConcurrentQueue<Func<HttpContext, byte[], Task>> Misbehaviour { get; } = new();

    /// <summary>Range, Authorization and panel of each request.</summary>
    public ConcurrentQueue<(string Range, string Authorization, string? Panel)> Requests { get; } = new();

    public static async Task<HostileAssetServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var server = new HostileAssetServer(app);
        app.MapGet("/api/v1/assets/{name}", server.AnswerAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>Puts an asset there and returns its name.</summary>
    public string Add(byte[] bytes)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _assets[name] = bytes;
        return name;
    }

    /// <summary>What it sends for an asset to who names the panel <c>reference</c>.</summary>
    public void AddVariant(string name, byte[] bytes) => _variants[name] = bytes;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Promises everything, sends the first half and hangs up.</summary>
    public static async Task TruncateAsync(HttpContext http, byte[] bytes)
    {
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await http.Response.Body.FlushAsync();
        http.Abort();
    }

    /// <summary>Sends as many wrong bytes.</summary>
    public static Task CorruptAsync(HttpContext http, byte[] bytes) => http.Response.Body.WriteAsync(new byte[bytes.Length]).AsTask();

    /// <summary>Answers with a status and nothing else.</summary>
    public static Func<HttpContext, byte[], Task> Fail(int status) => (http, _) =>
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private async Task AnswerAsync(HttpContext http, string name)
    {
        Requests.Enqueue((http.Request.Headers.Range.ToString(), http.Request.Headers.Authorization.ToString(), http.Request.Query["panel"]));
        if (!_assets.TryGetValue(name, out var bytes))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (http.Request.Query["panel"] == "reference" && _variants.TryGetValue(name, out var variant)) bytes = variant;
        http.Response.Headers["Repr-Digest"] = $"sha-256=:{Convert.ToBase64String(SHA256.HashData(bytes))}:";
        if (Misbehaviour.TryDequeue(out var misbehave)) await misbehave(http, bytes);
        else await Results.Bytes(bytes, "image/png", enableRangeProcessing: true).ExecuteAsync(http);
    }
}
