using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;
using RearCloud.Core;
using RearCloud.TestKit.BadInput;
using RearCloud.TestKit.Servers;

namespace RearCloud.Host.Tests.Api;

/// <summary>What the plain HTTP API does with requests that nobody should send.</summary>
public sealed class BadInputTests
{
    private const string Root = "/api/v1/documents";
    private const int Requests = 2_500;
    private const int Seed = 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_writes_or_reads_without_end_is_told_when_to_come_back_and_nobody_else_is()
    {
        await using var server = await StartAsync(("RearCloud:Sync:FramesPerSecond", "1"), ("RearCloud:Sync:FrameBurst", "5"));
        using var other = server.CreateClient((await server.EnrolDeviceAsync(cancellationToken: Cancellation)).Token);
        var taken = 0;
        HttpResponseMessage answer;
        while ((answer = await PutAsync(server.Owner, taken)).StatusCode == HttpStatusCode.OK && taken < 100) taken++;

        using (answer)
        {
            await Task.FromResult(answer).ProblemAsync(HttpStatusCode.TooManyRequests, "request.too-many");
            Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
            Assert.InRange(taken, 5, 60);
        }

        foreach (var address in (string[])[Root, $"{Root}/wallpaper/w0", "/api/v1/pull", "/api/v1/history", "/api/v1/traces/t"])
            await Task.FromResult(await InDebtAsync(() => server.Owner.GetAsync(address, Cancellation))).ProblemAsync(HttpStatusCode.TooManyRequests, "request.too-many");
        // One purse for both forms of the API.
        using var call = await InDebtAsync(() => server.Owner.PostAsync("/api/v1/sync/pull", Answers.Json("""{"protocolVersion":1,"clientId":"c"}"""), Cancellation));
        Assert.Equal(HttpStatusCode.TooManyRequests, call.StatusCode);
        using var others = await PutAsync(other, 1_000);
        Assert.Equal(HttpStatusCode.OK, others.StatusCode);
        Assert.Equal(taken + 1, (await other.GetAsync($"{Root}?kind=wallpaper", Cancellation).JsonAsync()).GetArrayLength());

        // A loaded machine takes so long for a request that the debt of a second is over: then more is written.
        async Task<HttpResponseMessage> InDebtAsync(Func<Task<HttpResponseMessage>> askAsync)
        {
            for (var attempt = 0; ; attempt++)
            {
                var asked = await askAsync();
                if (asked.StatusCode == HttpStatusCode.TooManyRequests || attempt == 20) return asked;
                asked.Dispose();
                while (await IsTakenAsync()) taken++;
            }
        }

        async Task<bool> IsTakenAsync()
        {
            using var put = await PutAsync(server.Owner, taken);
            return put.StatusCode == HttpStatusCode.OK;
        }
    }

    [Fact]
    public async Task A_pull_after_what_this_server_never_said_begins_anew_and_one_that_makes_no_sense_is_refused()
    {
        await using var server = await StartAsync();
        using var put = await PutAsync(server.Owner, 1);
        var all = await server.Owner.GetAsync("/api/v1/pull", Cancellation).JsonAsync();
        var (epoch, to) = (all.GetProperty("epoch").GetString(), all.GetProperty("to").GetInt64());

        foreach (var cookie in (string[])[$"epoch=elsewhere&after={to}", $"epoch={epoch}&after={long.MaxValue}", $"epoch=&after={to}", "epoch=%00%ff&after=1"])
        {
            var delta = await server.Owner.GetAsync("/api/v1/pull?" + cookie, Cancellation).JsonAsync();
            Assert.Equal((cookie, true, 0L, to), (cookie, delta.GetProperty("reset").GetBoolean(), delta.GetProperty("from").GetInt64(), delta.GetProperty("to").GetInt64()));
        }

        foreach (var cookie in (string[])[$"epoch={epoch}&after=-1", $"epoch={epoch}&after=9223372036854775808", "after=soon", $"epoch={new string('e', 65)}", "floor=-1"])
            await server.Owner.GetAsync("/api/v1/pull?" + cookie, Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Depth_bombs_large_bodies_and_versions_of_the_future_are_refused_and_change_nothing()
    {
        await using var server = await StartAsync();
        using var put = await PutAsync(server.Owner, 1);
        var bomb = Answers.Json("{\"a\":" + new string('[', 100_000));
        await server.Owner.PutAsync($"{Root}/wallpaper/w1", bomb, Cancellation).ProblemAsync(HttpStatusCode.BadRequest, "json.malformed");
        var large = Answers.Json($$"""{"x":"{{new string('x', Limits.DocumentBytes)}}"}""");
        await server.Owner.PatchAsync($"{Root}/wallpaper/w1", large, Cancellation).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "json.too-large");
        var half = Answers.Json($$"""{"x":"{{new string('x', Limits.DocumentBytes - 50)}}"}""");
        await server.Owner.PatchAsync($"{Root}/wallpaper/w1", half, Cancellation).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "json.too-large");

        using var request = new HttpRequestMessage(HttpMethod.Delete, $"{Root}/wallpaper/w1") { Headers = { IfMatch = { new EntityTagHeaderValue($"\"{long.MaxValue}\"") } } };
        await server.Owner.SendAsync(request, Cancellation).ProblemAsync(HttpStatusCode.PreconditionFailed, "request.if-match");
        Assert.Equal("1", (await server.Owner.GetAsync($"{Root}/wallpaper/w1", Cancellation).JsonAsync()).GetProperty("version").ToString());
    }

    [Fact]
    public async Task Mangled_requests_are_answered_and_none_is_an_error_of_the_server()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {Seed}.");
        using var log = new ErrorLog();
        await using var server = await ServerFixture.StartAsync(new ServerOptions
        {
            Settings = new Dictionary<string, string> { ["RearCloud:Sync:FramesPerSecond"] = "1000000", ["RearCloud:Sync:FrameBurst"] = "1000000" },
            Adjust = builder => builder.Logging.AddProvider(log),
        });
        var mangler = new JsonMangler(new Random(Seed));
        var layout = Answers.Layout("Größe 🌊");
        var bodies = Enumerable.Range(0, Requests).Select(_ => mangler.Mangle(layout)).ToList();
        var said = new HashSet<HttpStatusCode>();

        await Parallel.ForEachAsync(bodies.Index(), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Cancellation }, async (body, cancellation) =>
        {
            using var request = new HttpRequestMessage(body.Index % 2 == 0 ? HttpMethod.Put : HttpMethod.Patch, $"{Root}/layout/l{body.Index % 50}")
            {
                Content = new ByteArrayContent(body.Item) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
            };
            using var answer = await server.Owner.SendAsync(request, cancellation);
            lock (said) said.Add(answer.StatusCode);
        });

        Assert.Subset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound }, said);
        Assert.Empty(log.Errors);
        var pulled = await server.Owner.GetAsync("/api/v1/pull", Cancellation).JsonAsync();
        Assert.NotEmpty(pulled.GetProperty("documents").EnumerateArray());
    }

    private static Task<ServerFixture> StartAsync(params (string Name, string Value)[] settings) =>
        ServerFixture.StartAsync(new ServerOptions { Settings = settings.ToDictionary(s => s.Name, s => s.Value) });

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, int which) =>
        client.PutAsync($"{Root}/wallpaper/w{which}", Answers.Json("""{"format":1,"type":"color","color":"#102030"}"""), Cancellation);
}
