using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Grpc.Core;
using Grpc.Net.Client;
using RearCloud.Core;
using RearCloud.Server.Tests.Sync.BadInput;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>Single requests in JSON, as programs of others send them, and what becomes of wrong ones.</summary>
public sealed class SyncCallsTests(SyncServer server) : IClassFixture<SyncServer>
{
    private const string Body = "eyJmb3JtYXQiOjEsInR5cGUiOiJjb2xvciIsImNvbG9yIjoiIzEwMjAzMCJ9";

    [Fact]
    public async Task A_submission_comes_back_in_the_next_pull()
    {
        using var http = Client("calls-way");
        var pulled = await PostAsync(http, "pull", """{"protocolVersion":1,"clientId":"other","whatComesLater":{"x":[1]}}""");
        var cookie = pulled.GetProperty("deltas")[0];

        var submitted = await PostAsync(http, "submit", Submission("user.calls-way"));
        Assert.Equal("OUTCOME_ACCEPTED", submitted.GetProperty("results")[0].GetProperty("outcome").GetString());

        pulled = await PostAsync(http, "pull", $$"""{"protocolVersion":1,"clientId":"other","cookies":[{"stream":"user.calls-way","epoch":"{{cookie.GetProperty("epoch").GetString()}}","sequence":"{{cookie.GetProperty("to").GetString()}}" } ] }""");
        var delta = Assert.Single(pulled.GetProperty("deltas").EnumerateArray());
        Assert.Equal(("0", "1", false), (delta.GetProperty("from").GetString(), delta.GetProperty("to").GetString(), delta.GetProperty("isReset").GetBoolean()));
        Assert.Equal(Body, Assert.Single(delta.GetProperty("documents").EnumerateArray()).GetProperty("body").GetString());
        Assert.Equal("5000", pulled.GetProperty("welcome").GetProperty("heartbeatMilliseconds").ToString());
    }

    [Fact]
    public async Task Who_calls_without_end_is_refused_with_the_rate_and_when_to_come_back_and_nobody_else_is()
    {
        using var http = Client("calls-endless");
        var mutations = string.Join(',', Enumerable.Range(1, Limits.MutationsPerBatch).Select(i => $$"""{"id":{{i}},"trace":"t{{i}}","edits":[{"kind":"wallpaper","id":"w","operation":"OPERATION_DELETE"}]}"""));
        var body = $$"""{"clientId":"endless","submit":{"stream":"user.calls-endless","mutations":[{{mutations}}] } }""";
        HttpStatusCode status;
        var taken = 0;
        string said;
        do
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await http.PostAsync(new Uri("/api/v1/sync/submit", UriKind.Relative), content, TestContext.Current.CancellationToken);
            status = answer.StatusCode;
            said = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        }
        while (status == HttpStatusCode.OK && ++taken < 1_000);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.InRange(taken, 50, 500);
        Assert.Contains("session.rate", said, StringComparison.Ordinal);
        Assert.Contains("retryDelay", said, StringComparison.Ordinal);
        using var other = Client("calls-patient");
        await PostAsync(other, "submit", Submission("user.calls-patient"));
    }

    [Theory]
    [InlineData("pull", """{"protocolVersion":9,"clientId":"c"}""", HttpStatusCode.BadRequest, "session.version")]
    [InlineData("pull", """{"protocolVersion":1,"clientId":"no spaces"}""", HttpStatusCode.BadRequest, "frame.id")]
    [InlineData("pull", """{"protocolVersion":1,"clientId":"server"}""", HttpStatusCode.Forbidden, "session.client")]
    [InlineData("pull", """{"protocolVersion":1,"clientId":"c","cookies":[{"stream":"user.berta"}]}""", HttpStatusCode.Forbidden, "session.stream")]
    [InlineData("pull", """{"protocolVersion":1,"clientId":"c","cookies":[{"stream":"user.calls-wrong","sequence":-1}]}""", HttpStatusCode.BadRequest, "frame.sequence")]
    [InlineData("submit", """{"clientId":"c"}""", HttpStatusCode.BadRequest, "frame.id")]
    [InlineData("submit", """{"clientId":"c","submit":{"stream":"user.calls-wrong"}}""", HttpStatusCode.BadRequest, "frame.batch")]
    [InlineData("submit", """{"clientId":"c","submit":{"stream":"user.berta","mutations":[{"id":1,"trace":"t","edits":[{"kind":"wallpaper","id":"w","operation":"OPERATION_DELETE"}]}]}}""", HttpStatusCode.Forbidden, "session.stream")]
    [InlineData("submit", """{"clientId":"c","submit":{"stream":"user.calls-wrong","mutations":[{"id":1,"trace":"t","edits":[{"kind":"wallpaper","id":"w","operation":99}]}]}}""", HttpStatusCode.BadRequest, "edit.operation")]
    [InlineData("submit", """{"clientId":"c","submit":{"stream":"user.calls-wrong","mutations":[{"id":1,"trace":"t","edits":[{"kind":"wallpaper","id":"w","operation":1,"body":"eyJhIjoxLCJhIjoyfQ=="}]}]}}""", HttpStatusCode.BadRequest, "json.malformed")]
    public async Task What_the_contract_forbids_is_refused_with_its_problem(string call, string body, HttpStatusCode status, string code)
    {
        using var http = Client("calls-wrong");
        var refused = await PostAsync(http, call, body, status);
        var problem = Assert.Single(refused.GetProperty("details").EnumerateArray(), d => d.GetProperty("@type").GetString() == "type.googleapis.com/rearcloud.sync.v1.Problem");
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("remedy").GetString()!);
    }

    [Theory]
    [InlineData("""{"clientId":7}""")]
    [InlineData("""{"clientId":"c","submit":{"stream":[]}}""")]
    [InlineData("""{"clientId":"c","submit":{"mutations":[{"id":"seven"}]}}""")]
    [InlineData("""{"clientId":"c","submit":{"mutations":[{"edits":[{"operation":"OPERATION_EXPLODE"}]}]}}""")]
    [InlineData("""{"clientId":"c","submit":{"mutations":[{"edits":[{"body":"no base64!"}]}]}}""")]
    [InlineData("""{"clientId":""")]
    [InlineData("\u0000\u0001")]
    public async Task What_is_no_message_is_refused_and_the_next_request_is_answered(string body)
    {
        using var http = Client("calls-garbage");
        var refused = await PostAsync(http, "submit", body, HttpStatusCode.BadRequest);
        Assert.Equal((int)StatusCode.InvalidArgument, refused.GetProperty("code").GetInt32());
        await PostAsync(http, "pull", """{"protocolVersion":1,"clientId":"c"}""");
    }

    [Fact]
    public async Task A_depth_bomb_is_refused()
    {
        using var http = Client("calls-deep");
        var bomb = $$"""{"clientId":"c","unknown":{{new string('[', 100_000)}}{{new string(']', 100_000)}}}""";
        await PostAsync(http, "submit", bomb, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_by_its_length()
    {
        using var http = Client("calls-large");
        using var content = new ByteArrayContent(new byte[Limits.FrameBytes * 2]) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        // The server may hang up before all of it is sent.
        var refused = await Record.ExceptionAsync(async () =>
        {
            using var answer = await http.PostAsync(new Uri("/api/v1/sync/submit", UriKind.Relative), content, TestContext.Current.CancellationToken);
            Assert.False(answer.IsSuccessStatusCode);
            Assert.InRange((int)answer.StatusCode, 400, 499);
        });
        Assert.True(refused is null or HttpRequestException, refused?.ToString());
        await PostAsync(http, "pull", """{"protocolVersion":1,"clientId":"c"}""");
    }

    [Fact]
    public async Task Strangers_and_pages_of_other_sites_are_refused()
    {
        using var stranger = new HttpClient { BaseAddress = server.Http };
        using var unknown = await stranger.PostAsync(new Uri("/api/v1/sync/pull", UriKind.Relative), Json("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, unknown.StatusCode);

        using var page = Client("calls-origin");
        page.DefaultRequestHeaders.Add("Origin", "https://evil.example");
        using var foreign = await page.PostAsync(new Uri("/api/v1/sync/pull", UriKind.Relative), Json("{}"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
        Assert.Contains("request.origin", await foreign.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grpc_call_is_refused_with_a_status_that_tells_the_problem()
    {
        using var channel = GrpcChannel.ForAddress(server.Grpc);
        var calls = new Wire.SyncCalls.SyncCallsClient(channel);
        var headers = new Metadata { { "authorization", "Bearer " + SyncServer.OwnerToken + "calls-grpc" } };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await calls.PullAsync(new Wire.Hello { ProtocolVersion = 1, ClientId = "no spaces" }, headers, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("frame.id at /clientId", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Equal((int)StatusCode.InvalidArgument, Google.Rpc.Status.Parser.ParseFrom(refused.Trailers.GetValueBytes("grpc-status-details-bin")).Code);
    }

    [Theory]
    [InlineData(RawGrpc.Pull)]
    [InlineData(RawGrpc.Submit)]
    public async Task A_grpc_call_whose_bytes_are_no_message_is_refused_like_every_wrong_one(string method)
    {
        using var channel = GrpcChannel.ForAddress(server.Grpc);
        var bytes = Marshallers.Create<byte[]>(b => b, b => b);
        var call = new Method<byte[], byte[]>(MethodType.Unary, method.Split('/')[1], method.Split('/')[2], bytes, bytes);

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await channel.CreateCallInvoker().AsyncUnaryCall(call, null, new CallOptions(Headers("calls-bytes")), [0x0f, 0xff, 0xff]));

        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.Contains("frame.malformed", refused.Status.Detail, StringComparison.Ordinal);
        Assert.Equal((int)StatusCode.InvalidArgument, Google.Rpc.Status.Parser.ParseFrom(refused.Trailers.GetValueBytes("grpc-status-details-bin")).Code);
        Assert.Empty(server.Log.Errors);
    }

    [Fact]
    public async Task Grpc_calls_are_bound_to_the_own_streams_to_the_size_of_a_frame_and_to_the_rate()
    {
        using var channel = GrpcChannel.ForAddress(server.Grpc);
        var calls = new Wire.SyncCalls.SyncCallsClient(channel);
        var submit = new Wire.Submission { ClientId = "c", Submit = new Wire.Submit { Stream = "user.berta", Mutations = { new Wire.Mutation { Id = 1, Trace = "t", Edits = { new Wire.Edit { Kind = "wallpaper", Id = "w", Operation = Wire.Operation.Delete } } } } } };
        Assert.Equal(StatusCode.PermissionDenied, (await RefusedAsync("calls-bound", submit)).StatusCode);

        var large = new Wire.Submission { ClientId = new string('x', Limits.FrameBytes) };
        Assert.Equal(StatusCode.ResourceExhausted, (await RefusedAsync("calls-bound", large)).StatusCode);

        submit.Submit.Mutations.Add(Enumerable.Repeat(submit.Submit.Mutations[0], 20_000));
        Assert.Equal(StatusCode.InvalidArgument, (await RefusedAsync("calls-bound", submit)).StatusCode);
        var rate = await RefusedAsync("calls-bound", submit);
        Assert.Equal(StatusCode.ResourceExhausted, rate.StatusCode);
        Assert.Contains("session.rate", rate.Status.Detail, StringComparison.Ordinal);
        Assert.Contains(Google.Rpc.Status.Parser.ParseFrom(rate.Trailers.GetValueBytes("grpc-status-details-bin")).Details, d => d.Is(Google.Rpc.RetryInfo.Descriptor));

        async Task<RpcException> RefusedAsync(string account, Wire.Submission submission) =>
            await Assert.ThrowsAsync<RpcException>(async () => await calls.SubmitAsync(submission, Headers(account), cancellationToken: TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("pull", """{"protocolVersion":1,"clientId":"#","software":"#","kinds":["#"],"cookies":[{"stream":"#","epoch":"#","kinds":["#"]}]}""")]
    [InlineData("submit", """{"clientId":"#","submit":{"stream":"#","mutations":[{"id":1,"trace":"#","name":"#","edits":[{"kind":"#","id":"#","fields":[{"path":"#"}],"place":{"member":"#","after":"#","afterOrder":"#"}}]}]}}""")]
    public async Task Bytes_that_are_no_UTF8_in_any_text_of_a_request_are_refused(string call, string request)
    {
        using var http = Client("calls-text");
        foreach (var at in Enumerable.Range(0, request.Length).Where(i => request[i] == '#'))
        {
            foreach (var wrong in (byte[][])[[0xFF], Encoding.ASCII.GetBytes("\\ud800")])
            {
                byte[] body = [.. Encoding.ASCII.GetBytes(request[..at].Replace('#', 'x')), .. wrong, .. Encoding.ASCII.GetBytes(request[(at + 1)..].Replace('#', 'x'))];
                using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
                using var answer = await http.PostAsync(new Uri("/api/v1/sync/" + call, UriKind.Relative), content, TestContext.Current.CancellationToken);
                Assert.Equal((at, HttpStatusCode.BadRequest), (at, answer.StatusCode));
            }
        }

        Assert.Empty(server.Log.Errors);
    }

    private static Metadata Headers(string account) => new() { { "authorization", "Bearer " + SyncServer.OwnerToken + account } };

    private static string Submission(string stream) =>
        $$"""{"clientId":"c","submit":{"stream":"{{stream}}","mutations":[{"id":"1","trace":"t-calls","editedAtMicros":"1767225600000000","edits":[{"kind":"wallpaper","id":"sea","operation":"OPERATION_CREATE","body":"{{Body}}"} ] } ] } }""";

    private HttpClient Client(string account)
    {
        var http = new HttpClient { BaseAddress = server.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SyncServer.OwnerToken + account);
        return http;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task<JsonElement> PostAsync(HttpClient http, string call, string body, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await http.PostAsync(new Uri("/api/v1/sync/" + call, UriKind.Relative), Json(body), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == expected, $"Expected {expected}, got {answer.StatusCode}: {text}");
        return JsonElement.Parse(text);
    }
}
