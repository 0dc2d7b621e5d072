using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using RearCloud.TestKit.BadInput;
using RearCloud.TestKit.Databases;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Program;

/// <summary>The program as a whole: start, restart, what operators and browsers see.</summary>
public sealed class ProgramTests(PostgresFixture postgres)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_restart_keeps_everything_and_makes_no_second_owner()
    {
        await using var server = await ServerFixture.StartAsync(new ServerOptions { Demo = true });
        var owner = server.Account;
        var device = await server.EnrolDeviceAsync(cancellationToken: Cancellation);
        await server.Owner.DeleteAsync("/api/v1/documents/layout/demo", Cancellation).JsonAsync();
        var http = server.Http;
        await server.StopAsync();
        await server.StartAgainAsync();

        Assert.Equal(http, server.Http);
        Assert.Equal(owner, server.Account);
        using var client = server.CreateClient(device.Token);
        var demo = await client.GetAsync("/api/v1/documents/layout/demo", Cancellation).JsonAsync();
        Assert.True(demo.GetProperty("deleted").GetBoolean());
    }

    [Fact]
    public async Task The_demo_is_a_layout_with_its_wallpaper()
    {
        await using var server = await ServerFixture.StartAsync(new ServerOptions { Demo = true });
        var layout = Assert.Single((await server.Owner.GetAsync("/api/v1/documents?kind=layout", Cancellation).JsonAsync()).EnumerateArray());
        var wallpaper = Assert.Single((await server.Owner.GetAsync("/api/v1/documents?kind=wallpaper", Cancellation).JsonAsync()).EnumerateArray());
        Assert.Equal(wallpaper.GetProperty("id").GetString(), layout.GetProperty("body").GetProperty("wallpaper").GetString());
    }

    [Fact]
    public async Task It_serves_from_PostgreSQL_as_well()
    {
        await using var database = await postgres.CreateDatabaseAsync(Cancellation);
        await using var server = await ServerFixture.StartAsync(new ServerOptions { Postgres = database.ConnectionString, Demo = true });
        await server.EnrolDeviceAsync(cancellationToken: Cancellation);
        var documents = await server.Owner.GetAsync("/api/v1/documents", Cancellation).JsonAsync();
        Assert.Equal(3, documents.GetArrayLength());
        // Degraded at first, until the connection for hints stands.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (await server.Owner.GetStringAsync("/health/ready", patience.Token) != "Healthy") Assert.False(patience.IsCancellationRequested);
    }

    [Fact]
    public async Task A_wrong_setting_stops_the_start_with_its_name()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["RearCloud:Database"] = "paper" };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerFixture.StartAsync(new ServerOptions { DataFolder = folder.Path, Settings = settings }));
        Assert.Contains("RearCloud:Database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redis_with_SQLite_stops_the_start_because_nobody_would_hear()
    {
        var settings = new Dictionary<string, string> { ["ConnectionStrings:Redis"] = "127.0.0.1:6379" };
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => ServerFixture.StartAsync(new ServerOptions { Settings = settings }));
        Assert.Contains("ConnectionStrings:Redis", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_whose_Redis_is_away_starts_and_serves_and_says_so()
    {
        await using var database = await postgres.CreateDatabaseAsync(Cancellation);
        using var secrets = new TemporaryFolder();
        await File.WriteAllTextAsync(secrets["ConnectionStrings__Redis"], $"127.0.0.1:{FreePort.Find()}", Cancellation);
        await using var server = await ServerFixture.StartAsync(
            new ServerOptions { Postgres = database.ConnectionString, Settings = new Dictionary<string, string> { ["RearCloud:Secrets"] = secrets.Path } });
        await server.EnrolDeviceAsync(cancellationToken: Cancellation);
        Assert.Equal("Degraded", await server.Owner.GetStringAsync("/health/ready", Cancellation));
    }

    [Fact]
    public async Task Operators_find_health_metrics_and_the_description()
    {
        await using var server = await ServerFixture.StartAsync();
        using var client = server.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync("/health/live", Cancellation));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready", Cancellation));
        Assert.Contains("http_server_request_duration", await client.GetStringAsync("/metrics", Cancellation), StringComparison.Ordinal);

        var api = await client.GetAsync("/openapi/v1.json", Cancellation).JsonAsync();
        var operations = api.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (Name: $"{o.Name} {p.Name}", o.Value))).ToList();
        Assert.Contains(operations, o => o.Name == "patch /api/v1/documents/{kind}/{id}");
        Assert.All(operations, o => Assert.True(o.Value.TryGetProperty("summary", out _), o.Name));
        Assert.Equal(
            ["get /api/v1/history", "get /api/v1/history/documents/{kind}/{id}", "post /api/v1/history/changes/{sequence}/bring-back", "post /api/v1/history/documents/{kind}/{id}/restore"],
            operations.Select(o => o.Name).Where(n => n.Contains("/history", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

        var submit = Assert.Single(operations, o => o.Name == "post /api/v1/sync/submit").Value;
        Assert.Equal("#/components/schemas/rearcloud.sync.v1.Submission", submit.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString());
        var schemas = api.GetProperty("components").GetProperty("schemas");
        Assert.Equal("byte", schemas.GetProperty("rearcloud.sync.v1.Edit").GetProperty("properties").GetProperty("body").GetProperty("format").GetString());
        Assert.Contains("OUTCOME_REFUSED", schemas.GetProperty("rearcloud.sync.v1.MutationResult").GetProperty("properties").GetProperty("outcome").GetProperty("enum").EnumerateArray().Select(v => v.GetString()));
    }

    [Fact]
    public async Task Metrics_are_nothing_for_those_who_come_through_a_proxy()
    {
        await using var server = await ServerFixture.StartAsync();
        using var client = server.CreateClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
        await client.GetAsync("/metrics", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "request.not-found");
    }

    [Fact]
    public async Task Every_refusal_of_the_api_is_a_problem()
    {
        await using var server = await ServerFixture.StartAsync();
        await server.Owner.GetAsync("/api/v1/nothing", Cancellation).ProblemAsync(HttpStatusCode.NotFound, "request.not-found");
        await server.Owner.PutAsync("/api/v1/devices", null, Cancellation).ProblemAsync(HttpStatusCode.MethodNotAllowed, "request.method");
        await server.Owner.PostAsync("/api/v1/devices", Answers.Json("x", "text/plain"), Cancellation).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "request.content-type");
        await server.Owner.PostAsync("/api/v1/devices", Answers.Json(new string(' ', 1_100_000)), Cancellation).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        await server.Owner.GetAsync("/api/v1/pull?after=soon", Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task A_failure_tells_where_the_operator_finds_it_and_nothing_else()
    {
        using var log = new ErrorLog();
        await using var server = await ServerFixture.StartAsync(new ServerOptions { Adjust = b => b.Logging.AddProvider(log) });
        foreach (var file in Directory.EnumerateFiles(server.DataFolder, "rearcloud.db*")) await File.WriteAllBytesAsync(file, new byte[4096], Cancellation);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var problem = await server.Owner.GetAsync("/api/v1/documents", Cancellation).ProblemAsync(HttpStatusCode.InternalServerError, "server.error");
        var told = Regex.Match(problem.GetProperty("message").GetString()!, "under (.+)\\.$");
        Assert.True(told.Success, problem.ToString());
        Assert.Contains(log.Errors, e => e.Contains($"GET /api/v1/documents failed: {told.Groups[1].Value} Microsoft.Data.Sqlite.SqliteException", StringComparison.Ordinal));
        Assert.DoesNotContain("Sqlite", problem.ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Every_answer_carries_the_headers_that_bind_a_browser()
    {
        await using var server = await ServerFixture.StartAsync();
        using var client = server.CreateClient();
        foreach (var path in (string[])["/health/live", "/api/v1/nothing", "/api/v1/devices"])
        {
            using var answer = await client.GetAsync(path, Cancellation);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Contains("frame-ancestors 'none'", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task The_ready_line_tells_the_ports_that_were_taken()
    {
        var before = Console.Out;
        await using var output = new StringWriter();
        Console.SetOut(output);
        try
        {
            await using var server = await ServerFixture.StartAsync();
            var line = output.ToString().Split('\n').First(l => l.Contains(server.Http.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
            var ready = JsonElement.Parse(line);
            Assert.True(ready.GetProperty("ready").GetBoolean());
            Assert.Equal(server.Http, new Uri(ready.GetProperty("http").GetString()!));
            Assert.Equal(server.Grpc, new Uri(ready.GetProperty("grpc").GetString()!));
        }
        finally
        {
            Console.SetOut(before);
        }
    }
}
