using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Sync;
using static RearCloud.TestKit.Sync.Bodies;
using Wire = RearCloud.Protocol.Wire;

namespace RearCloud.Server.Tests.Sync.Carriers;

/// <summary>What every carrier promises, over a real connection.</summary>
public abstract class CarrierContract(SyncServer server, string carrier)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    protected SyncServer Server => server;

    [Fact]
    public async Task An_edit_is_pushed_to_an_open_session()
    {
        await using var client = await ConnectAsync();
        var start = await OpenAsync(client, "client-push");

        var trace = new TraceId($"pushed-{Guid.NewGuid():n}");
        var made = await server.EditAsync($"w-{Guid.NewGuid():n}", trace);

        var delta = await DeltaToAsync(client, made);
        Assert.Contains(trace, delta.Traces);
        Assert.Equal(start.Epoch, delta.Epoch);
        Assert.True(server.Services.GetService(typeof(EditTraceLog)) is EditTraceLog log && log.TryGet(trace, out var way)
            && way.Points.Any(p => p.Station == EditStation.Pushed));
    }

    [Fact]
    public async Task A_mutation_is_answered_and_comes_back_as_a_change()
    {
        await using var client = await ConnectAsync();
        var id = $"client-{Guid.NewGuid():n}";
        await OpenAsync(client, id);
        var document = Wallpaper($"w-{Guid.NewGuid():n}");
        var mutation = new Mutation(new MutationId(1), new TraceId($"t-{Guid.NewGuid():n}"), DateTimeOffset.UtcNow, [Edit.Create(document, Color("#102030"))]);

        await SendAsync(client, new ClientFrame.Submit(SyncServer.Stream, [mutation]));

        // The push may come before the answer.
        MutationResult? result = null;
        Document? came = null;
        Delta? brought = null;
        while (result is null || came is null)
        {
            var frame = await client.NextAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (frame is ServerFrame.Submitted submitted) result = Assert.Single(submitted.Result.Results);
            // Other tests write to the stream too: what follows brings no news of this client's mutations.
            if (brought is not null || frame is not ServerFrame.Changes changes) continue;
            came = changes.Delta.Documents.SingleOrDefault(d => d.Key == document);
            if (came is not null) brought = changes.Delta;
        }

        Assert.Equal((MutationOutcome.Accepted, came.Version), (result.Outcome, result.Sequence));
        Assert.Equal(new MutationId(1), brought!.LastMutation);
    }

    [Fact]
    public async Task A_wrong_frame_is_refused_and_the_session_goes_on()
    {
        await using var client = await ConnectAsync();
        await OpenAsync(client, "client-wrong");

        await SendAsync(client, new ClientFrame.Pull(StreamCookie.Start(new StreamId("user.berta"))));
        Assert.Equal("session.stream-not-followed", (await NextAsync<ServerFrame.Refused>(client)).Problem.Code);

        await SendAsync(client, new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        Assert.Equal(DateTimeOffset.UnixEpoch, (await NextAsync<ServerFrame.Pong>(client)).ClientTime);
    }

    [Fact]
    public async Task A_preview_and_its_end_are_told_to_a_session_that_wants_them()
    {
        await using var reader = await ConnectAsync();
        await using var hand = await ConnectAsync();
        await SendAsync(reader, Hello("client-previewed") with { WantsPreviews = true });
        await NextAsync<ServerFrame.Welcome>(reader);
        await OpenAsync(hand, "client-hand");
        var document = Wallpaper($"w-{Guid.NewGuid():n}");
        var edit = Set(document, default, "/color", "\"#0b3d59\"");

        await SendAsync(hand, new ClientFrame.Preview(SyncServer.Stream, [edit], false));
        var told = await PreviewedAsync(reader, p => p.Edits.Any(e => e.Key == document));
        Assert.Equal("#0b3d59", Assert.Single(Assert.Single(told.Edits).Fields).Value!.Value.GetString());

        await SendAsync(hand, new ClientFrame.Preview(SyncServer.Stream, [], true));
        Assert.True((await PreviewedAsync(reader, p => p.Source == told.Source)).IsOver);
        var reading = (IDocumentReader)server.Services.GetService(typeof(IDocumentReader))!;
        Assert.Null(await reading.FindAsync(SyncServer.Stream, document, TestContext.Current.CancellationToken));

        await SendAsync(hand, new ClientFrame.Preview(SyncServer.Stream, [Edit.Delete(document, default)], false));
        Assert.Equal("preview.operation", (await NextAsync<ServerFrame.Refused>(hand)).Problem.Code);
    }

    [Fact]
    public async Task Edits_of_another_accounts_documents_are_refused_and_the_session_goes_on()
    {
        var berta = new StreamId("user.berta");
        await using var client = await ConnectAsync();
        await OpenAsync(client, "client-thief");
        var mutation = new Mutation(new MutationId(1), new TraceId("t-thief"), DateTimeOffset.UtcNow, [Edit.Create(Wallpaper("hers"), Color("#102030"))]);

        await SendAsync(client, new ClientFrame.Submit(berta, [mutation]));

        Assert.Equal("session.stream-not-followed", (await NextAsync<ServerFrame.Refused>(client)).Problem.Code);
        await SendAsync(client, new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        await NextAsync<ServerFrame.Pong>(client);
        Assert.Null(await ((IDocumentReader)server.Services.GetService(typeof(IDocumentReader))!).FindAsync(berta, Wallpaper("hers"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_body_that_is_a_depth_bomb_is_refused_with_its_path_and_the_session_goes_on()
    {
        await using var client = await ConnectAsync();
        await OpenAsync(client, "client-deep");
        var bomb = new Wire.Edit { Kind = "layout", Id = "deep", Operation = Wire.Operation.Create, Body = Google.Protobuf.ByteString.CopyFromUtf8("{\"a\":" + new string('[', 100_000)) };
        var submit = new Wire.Submit { Stream = SyncServer.Stream.Value, Mutations = { new Wire.Mutation { Id = 1, Trace = "t-deep", Edits = { bomb } } } };

        await client.SendAsync(Google.Protobuf.MessageExtensions.ToByteArray(new Wire.ClientFrame { Submit = submit }));

        var problem = (await NextAsync<ServerFrame.Refused>(client)).Problem;
        Assert.Equal(("json.malformed", "/submit/mutations/0/edits/0/body"), (problem.Code, problem.Path));
        await SendAsync(client, new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        await NextAsync<ServerFrame.Pong>(client);
    }

    [Fact]
    public async Task A_stream_of_another_account_is_not_served()
    {
        await using var client = await ConnectAsync();
        await SendAsync(client, Hello("client-foreign") with { Cookies = [StreamCookie.Start(new StreamId("user.berta"))] });

        var goodbye = await NextAsync<ServerFrame.Goodbye>(client);
        Assert.Equal(("session.stream", null), (goodbye.Reason.Code, goodbye.RetryAfter));
        Assert.Null(await client.NextAsync().WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Revoking_a_device_ends_its_sessions()
    {
        await using var client = await ConnectAsync();
        await OpenAsync(client, "client-revoked");
        Assert.Contains(server.Sessions.Open, s => s.DeviceId == "phone" && s.Carrier == carrier && s.Software == "test 1");

        var reading = NextAsync<ServerFrame.Goodbye>(client);
        var after = Task.Run(async () =>
        {
            var goodbye = await reading;
            Assert.Null(await client.NextAsync());
            return goodbye;
        }, TestContext.Current.CancellationToken);
        await server.Sessions.CloseAsync("phone", new Problem("device.revoked", "", "The device was revoked.", "Enrol it anew."), TestContext.Current.CancellationToken).WaitAsync(Patience, TestContext.Current.CancellationToken);

        var goodbye = await after.WaitAsync(Patience, TestContext.Current.CancellationToken);
        Assert.Equal(("device.revoked", null), (goodbye.Reason.Code, goodbye.RetryAfter));
        Assert.DoesNotContain(server.Sessions.Open, s => s.DeviceId == "phone");
    }

    [Fact]
    public async Task A_reader_that_does_not_read_holds_up_nobody_and_gets_all_when_it_reads()
    {
        await using var slow = (ICarrierClient)await ConnectSlowAsync();
        await using var quick = await ConnectAsync();
        await OpenAsync(slow, "client-slow");
        await OpenAsync(quick, "client-quick");
        // Together more than the buffers of the machine between the two sides hold.
        const int Edits = 90;
        var document = Wallpaper($"w-{Guid.NewGuid():n}");
        var last = new Sequence(0);
        var filler = new string('x', 240_000);
        for (var i = 0; i < Edits; i++)
        {
            var body = Json($$"""{"format":1,"type":"color","color":"#102030","n":{{i}},"filler":"{{filler}}"}""");
            last = (await server.Door.EditAsync(SyncServer.Phone, SyncServer.Stream, [Edit.Create(document, body, last)], cancellationToken: TestContext.Current.CancellationToken)).Sequence;
            await DeltaToAsync(quick, last);
        }

        Document? seen = null;
        var frames = 0;
        while (seen is null || seen.Version < last)
        {
            var delta = (await NextAsync<ServerFrame.Changes>(slow)).Delta;
            seen = delta.Documents.LastOrDefault(d => d.Key == document) ?? seen;
            frames++;
        }

        Assert.Equal(Edits - 1, seen.Body.GetProperty("n").GetInt32());
        Assert.True(frames < Edits, $"The slow reader was sent {frames} frames: one for each change means that they were queued.");
    }

    protected abstract Task<object> ConnectAsCarrierAsync();

    /// <summary>A client that takes nothing from the connection before it is asked for the next frame.</summary>
    protected virtual Task<object> ConnectSlowAsync() => ConnectAsCarrierAsync();

    protected static ClientFrame.Hello Hello(string client) => new(ProtocolVersions.Current, new ClientId(client), "test 1", []);

    private protected async Task<ICarrierClient> ConnectAsync() => (ICarrierClient)await ConnectAsCarrierAsync();

    private protected static Task SendAsync(ICarrierClient client, ClientFrame frame) => client.SendAsync(FrameCodec.Encode(frame));

    /// <summary>Opens the session and reads to the end of what is there already.</summary>
    private protected static async Task<Delta> OpenAsync(ICarrierClient client, string id)
    {
        await SendAsync(client, Hello(id));
        var welcome = await NextAsync<ServerFrame.Welcome>(client);
        Assert.Equal([SyncServer.Stream], welcome.Streams);
        Delta delta;
        do delta = (await NextAsync<ServerFrame.Changes>(client)).Delta;
        while (delta.HasMore);
        return delta;
    }

    /// <summary>The next frame of a kind; what other tests' edits push in between is passed over.</summary>
    private protected static async Task<T> NextAsync<T>(ICarrierClient client)
        where T : ServerFrame
    {
        while (true)
        {
            var frame = await client.NextAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (frame is T wanted) return wanted;
            Assert.True(frame is ServerFrame.Changes or ServerFrame.Heartbeat, $"Expected {typeof(T).Name}, got {frame}.");
        }
    }

    // Other tests' hands may be in the stream too.
    private static async Task<ServerFrame.Previewed> PreviewedAsync(ICarrierClient client, Func<ServerFrame.Previewed, bool> isMeant)
    {
        while (true)
        {
            var frame = await client.NextAsync().WaitAsync(Patience, TestContext.Current.CancellationToken);
            if (frame is ServerFrame.Previewed previewed && isMeant(previewed)) return previewed;
            Assert.True(frame is ServerFrame.Changes or ServerFrame.Heartbeat or ServerFrame.Previewed, $"Expected a preview, got {frame}.");
        }
    }

    private static async Task<Delta> DeltaToAsync(ICarrierClient client, Sequence sequence)
    {
        while (true)
        {
            var delta = (await NextAsync<ServerFrame.Changes>(client)).Delta;
            if (delta.To >= sequence) return delta;
        }
    }
}
