using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync;
using RearCloud.Server.Tests.Sync.Carriers;
using RearCloud.TestKit.BadInput;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Tests.Sync.BadInput;

/// <summary>
/// Ten thousand wrong frames over each carrier, from a seed. Only the connection that brings them ends: a session beside it is served, the server logs no
/// error, keeps no session and no memory of them.
/// </summary>
[Collection(Alone.Name)]
public sealed class HostileFramesTests : IClassFixture<SyncServer>
{
    private const int Frames = 10_000;
    private const int AtOnce = 4;
    private const long MostBytesKept = 64 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly SyncServer _server;

    public HostileFramesTests(SyncServer server)
    {
        _server = server;
        var options = server.Services.GetRequiredService<IOptions<SyncOptions>>().Value;
        // The limits have their own tests; here nothing may stay outside.
        options.OpeningsPerSecond = options.FramesPerSecond = options.FrameBurst = 1_000_000;
        options.SessionsPerAccount = 1_000;
    }

    [Fact]
    public Task Over_a_stream_of_grpc() => BesideAGoodSessionAsync(1, async (seed, cancellation) =>
    {
        using var grpc = new RawGrpc(_server.Grpc, SyncServer.Token);
        var said = new HashSet<string>();
        await EachAsync(new HostileFrames(seed).Calls(Frames, mostInACall: 6), async (call, at, ct) =>
        {
            // Bytes that are no message need no session around them, and every sixth call begins without a hello; every twentieth ends with a broken envelope.
            IEnumerable<byte[]> hello = at % 6 == 0 || (call.Count == 1 && at % 4 != 0) ? [] : [RawGrpc.Framed(HostileFrames.Hello(at))];
            IEnumerable<byte[]> end = at % 20 == 0 ? [Envelope(at)] : [];
            var (status, _) = await grpc.CallAsync(RawGrpc.Session, new ByteArrayContent([.. hello.Concat(call.Select(RawGrpc.Framed)).Concat(end).SelectMany(b => b)]), ct);
            lock (said) said.Add(status);
        }, cancellation);
        // OK after a goodbye or an end, InvalidArgument, ResourceExhausted; Internal and Unimplemented are gRPC's own words for broken envelopes.
        Assert.Subset(new HashSet<string> { "0", "3", "8", "12", "13", RawGrpc.Cut }, said);
    });

    [Fact]
    public Task Over_the_hub_in_MessagePack() => BesideAGoodSessionAsync(2, (seed, cancellation) => OverTheHubAsync(useMessagePack: true, seed, cancellation));

    [Fact]
    public Task Over_the_hub_in_JSON() => BesideAGoodSessionAsync(3, (seed, cancellation) => OverTheHubAsync(useMessagePack: false, seed, cancellation));

    [Fact]
    public Task Over_single_calls_of_grpc() => BesideAGoodSessionAsync(4, async (seed, cancellation) =>
    {
        using var grpc = new RawGrpc(_server.Grpc, SyncServer.Token);
        var mangler = new ByteMangler(new Random(seed));
        var (hello, submission) = (Calls().Hello.ToByteArray(), Calls().Submission.ToByteArray());
        var said = new HashSet<string>();
        await EachAsync(Enumerable.Range(0, Frames).Select(i => mangler.Mangle(i % 2 == 0 ? hello : submission)), async (bytes, at, ct) =>
        {
            var body = at % 20 == 1 ? Envelope(at) : RawGrpc.Framed(bytes);
            var (status, _) = await grpc.CallAsync(at % 2 == 0 ? RawGrpc.Pull : RawGrpc.Submit, new ByteArrayContent(body), ct);
            lock (said) said.Add(status);
        }, cancellation);
        // Beside the above: PermissionDenied for the streams of others.
        Assert.Subset(new HashSet<string> { "0", "3", "7", "8", "12", "13", RawGrpc.Cut }, said);
    });

    [Fact]
    public Task Over_single_calls_of_JSON() => BesideAGoodSessionAsync(5, async (seed, cancellation) =>
    {
        using var http = new HttpClient { BaseAddress = _server.Http };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", SyncServer.Token);
        var mangler = new JsonMangler(new Random(seed));
        var (hello, submission) = Calls();
        var texts = (Hello: JsonFormatter.Default.Format(hello), Submission: JsonFormatter.Default.Format(submission));
        var said = new HashSet<HttpStatusCode>();
        await EachAsync(Enumerable.Range(0, Frames).Select(i => mangler.Mangle(i % 2 == 0 ? texts.Hello : texts.Submission)), async (bytes, at, ct) =>
        {
            using var content = new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await http.PostAsync(new Uri(at % 2 == 0 ? "/api/v1/sync/pull" : "/api/v1/sync/submit", UriKind.Relative), content, ct);
            lock (said) said.Add(answer.StatusCode);
        }, cancellation);
        Assert.Subset(new HashSet<HttpStatusCode> { HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.Forbidden }, said);
    });

    private async Task OverTheHubAsync(bool useMessagePack, int seed, CancellationToken cancellation)
    {
        // Nine of ten inside right messages of the hub, the rest around them.
        const int Inside = Frames / 10 * 9;
        var hostile = new HostileFrames(seed);
        await EachAsync(Enumerable.Range(0, Inside).Select(_ => hostile.Next()).Chunk(30), async (frames, at, ct) =>
        {
            using var hub = await RawHub.ConnectAsync(_server.Http, SyncServer.Token, useMessagePack, ct);
            await hub.SendAsync(hub.Item(HostileFrames.Hello(at)), ct);
            foreach (var (i, frame) in frames.Index())
            {
                await hub.SendAsync(hub.Item(frame), ct);
                // A right frame between keeps the session from ending for too many wrong ones.
                if (i % 5 == 4) await hub.SendAsync(hub.Item(HostileFrames.Ping), ct);
            }

            var heard = await hub.EndAsync(ct);
            Assert.IsType<ServerFrame.Welcome>(heard[0]);
            Assert.DoesNotContain(heard, f => f is ServerFrame.Goodbye);
            Assert.Contains(heard, f => f is ServerFrame.Refused);
        }, cancellation);

        await EachAsync(Enumerable.Range(Inside, Frames - Inside), async (at, _, ct) =>
        {
            using var hub = await RawHub.ConnectAsync(_server.Http, SyncServer.Token, useMessagePack, ct);
            await hub.SendAsync(hub.Item(HostileFrames.Hello(at)), ct);
            await hub.SendAsync(new ByteMangler(new Random((seed * Frames) + at)).Mangle(hub.Item(HostileFrames.Ping)), ct);
            await hub.CloseAsync(ct);
        }, cancellation);
    }

    private async Task BesideAGoodSessionAsync(int seed, Func<int, CancellationToken, Task> throwAsync)
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"Seed {seed}.");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        await using var good = new GrpcCarrierClient(_server.Grpc, SyncServer.OwnerToken + "good");
        await good.SendAsync(FrameCodec.Encode(new ClientFrame.Hello(1, new ClientId("good"), "good", [])));
        Assert.IsType<ServerFrame.Welcome>(await good.NextAsync());
        var errors = _server.Log.Errors.Count;
        var before = GC.GetTotalMemory(forceFullCollection: true);

        await throwAsync(seed, patience.Token);

        await good.SendAsync(HostileFrames.Ping);
        while (await good.NextAsync().WaitAsync(patience.Token) is not ServerFrame.Pong)
        {
        }

        while (_server.Sessions.Open.Count > 1) await Task.Delay(TimeSpan.FromMilliseconds(5), patience.Token);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, MostBytesKept);
        Assert.True(_server.Log.Errors.Count == errors, string.Join('\n', _server.Log.Errors.Skip(errors).Take(3)));
    }

    private static Task EachAsync<T>(IEnumerable<T> items, Func<T, int, CancellationToken, ValueTask> throwAsync, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            items.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, (item, ct) => throwAsync(item.Item, item.Index, ct));

    private static (Wire.Hello Hello, Wire.Submission Submission) Calls()
    {
        var hello = new Wire.Hello
        {
            ProtocolVersion = 1, ClientId = "hostile", Software = "hostile 🌊", Kinds = { "layout" },
            Cookies = { new Wire.Cookie { Stream = SyncServer.Stream.Value, Epoch = "e1", Sequence = 7, Kinds = { "layout" }, Floor = 2 } },
        };
        var set = new Wire.Edit { Kind = "layout", Id = "hostile", Operation = Wire.Operation.Set, Base = 3, Fields = { new Wire.FieldChange { Path = "/widgets/a", Value = ByteString.CopyFromUtf8("{\"text\":\"Größe\"}") } } };
        var move = new Wire.Edit { Kind = "layout", Id = "hostile", Operation = Wire.Operation.Move, Place = new Wire.MemberPlace { Member = "/widgets/a", After = "b", AfterOrder = "V" } };
        var mutation = new Wire.Mutation { Id = 1, Trace = "t-hostile", EditedAtMicros = long.MaxValue, Name = "Größe", Edits = { set, move } };
        return (hello, new Wire.Submission { ClientId = "hostile", ClientTimeMicros = long.MinValue, Submit = new Wire.Submit { Stream = SyncServer.Stream.Value, Mutations = { mutation } } });
    }

    // Lengths that are not those of what follows, above the limit, and a message that says it is packed.
    private static byte[] Envelope(int which) => (which / 20 % 4) switch
    {
        0 => [0, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3],
        1 => [0, 0, 0, 1, 0, 1, 2, 3],
        2 => [1, 0, 0, 0, 3, 1, 2, 3],
        _ => [0, 0, 0],
    };
}
