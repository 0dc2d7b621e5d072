using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Accounts;
using RearCloud.Server.SharedStreams;
using RearCloud.Server.Sync;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.Sessions;

/// <summary>Sessions that follow shared streams beside the account's own.</summary>
public sealed class SharedSessionTests : IAsyncLifetime
{
    private static readonly Actor Owner = SessionDesk.Phone;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    private SessionDesk _desk = null!;
    private StreamId _shared;
    private Actor _reader = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await SessionDesk.OpenAsync();
        _shared = new StreamId((await StreamsOf(_desk.Node).CreateAsync(Owner, "Themes", Stop)).Value.Stream);
        _reader = (await _desk.Node.GetRequiredService<IAccounts>().CreateAsync("berta", "a password", Stop)).Value.Actor with { DeviceId = "bertas" };
        await GrantAsync();
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Two_streams_in_one_session_are_pushed_pulled_and_named_in_heartbeats()
    {
        await EditAsync(_shared, "old");
        await using var talk = _desk.Connect(_reader);
        var (own, shared) = await OpenBothAsync(talk);
        Assert.Equal((0, 1), (own.Documents.Count, shared.Documents.Count));

        var made = await EditAsync(_shared, "new");
        var pushed = (await talk.NextAsync<ServerFrame.Changes>()).Delta;
        Assert.Equal((_shared, shared.To, made), (pushed.Stream, pushed.From, pushed.To));

        var mine = await SubmitAsync(talk, _reader.Stream);

        talk.Say(new ClientFrame.Pull(StreamCookie.Start(_shared)));
        var pulled = (await talk.NextAsync<ServerFrame.Changes>()).Delta;
        Assert.Equal((_shared, true, 2), (pulled.Stream, pulled.IsReset, pulled.Documents.Count));

        var next = talk.NextAsync<ServerFrame.Heartbeat>();
        _desk.Clock.Advance(Heartbeat);
        Assert.Equal([(_reader.Stream, mine.To), (_shared, made)], (await next).Heads.Select(h => (h.Stream, h.Sequence)));
    }

    [Fact]
    public async Task A_stream_that_may_not_be_read_is_left_out_as_one_that_does_not_exist()
    {
        var hidden = new StreamId((await StreamsOf(_desk.Node).CreateAsync(Owner, "Hidden", Stop)).Value.Stream);
        var head = await HeadAsync(_reader.Stream);
        await using var talk = _desk.Connect(_reader);

        talk.Hello(cookies: [StreamCookie.Start(hidden), StreamCookie.Start(new StreamId("shared.nowhere")), StreamCookie.Start(new StreamId("nothing")), head]);

        Assert.Equal([_reader.Stream], (await talk.NextAsync<ServerFrame.Welcome>()).Streams);
        Assert.Equal(_reader.Stream, (await talk.NextAsync<ServerFrame.Changes>()).Delta.Stream);
        talk.Say(new ClientFrame.Pull(StreamCookie.Start(hidden)));
        var refused = (await talk.NextAsync<ServerFrame.Refused>()).Problem;
        talk.Say(new ClientFrame.Pull(StreamCookie.Start(new StreamId("shared.nowhere"))));
        Assert.Equal(refused.Message.Replace(hidden.Value, "shared.nowhere", StringComparison.Ordinal), (await talk.NextAsync<ServerFrame.Refused>()).Problem.Message);
    }

    [Fact]
    public async Task Who_names_only_what_may_not_be_read_or_anothers_own_stream_is_not_served()
    {
        foreach (var cookies in (StreamCookie[][])[[StreamCookie.Start(new StreamId("shared.nowhere"))], [StreamCookie.Start(_shared), StreamCookie.Start(Owner.Stream)]])
        {
            await using var talk = _desk.Connect(_reader);
            talk.Hello(cookies: cookies);
            var goodbye = await talk.NextAsync<ServerFrame.Goodbye>();
            Assert.Equal(("session.stream", null), (goodbye.Reason.Code, goodbye.RetryAfter));
        }
    }

    [Fact]
    public async Task The_own_stream_is_followed_too_if_the_hello_asks_for_it_without_its_name()
    {
        await using var without = _desk.Connect(_reader);
        without.Hello("one", cookies: StreamCookie.Start(_shared));
        Assert.Equal([_shared], (await without.NextAsync<ServerFrame.Welcome>()).Streams);

        await using var with = _desk.Connect(_reader);
        with.Say(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId("two"), "test 1", [StreamCookie.Start(_shared)]) { FollowsOwn = true });
        Assert.Equal([_reader.Stream, _shared], (await with.NextAsync<ServerFrame.Welcome>()).Streams);

        await using var greedy = _desk.Connect(_reader);
        var many = Enumerable.Range(0, Limits.StreamsPerSession).Select(i => StreamCookie.Start(new StreamId($"shared.s{i}"))).ToList();
        greedy.Say(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId("three"), "test 1", many) { FollowsOwn = true });
        Assert.Equal("session.streams", (await greedy.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
    }

    [Fact]
    public async Task A_readers_submission_is_refused_before_the_door_and_leaves_its_number_free()
    {
        await using var talk = _desk.Connect(_reader);
        await OpenBothAsync(talk);

        talk.Say(new ClientFrame.Submit(_shared, [Mutation(1, "theirs")]));
        Assert.Equal("stream.read-only", (await talk.NextAsync<ServerFrame.Refused>()).Problem.Code);
        Assert.Equal(default, await _desk.Node.GetRequiredService<IDocumentReader>().LastMutationAsync(_shared, new ClientId("replica"), Stop));
        Assert.Equal(Sequence.Zero, (await HeadAsync(_shared)).Sequence);

        // The same number is good in the account's own stream.
        await SubmitAsync(talk, _reader.Stream);
    }

    [Fact]
    public async Task The_owners_devices_edit_in_a_session()
    {
        await using var talk = _desk.Connect();
        await OpenBothAsync(talk, Owner);
        await SubmitAsync(talk, _shared);
    }

    [Fact]
    public async Task A_revoked_reader_is_sent_away_at_once_and_comes_back_without_the_stream()
    {
        await using var talk = _desk.Connect(_reader);
        await OpenBothAsync(talk);

        Assert.Null(await StreamsOf(_desk.Node).RevokeAsync(Owner, _shared.Value, _reader.AccountId, Stop));

        var goodbye = await talk.NextAsync<ServerFrame.Goodbye>();
        Assert.Equal(("session.rights", true), (goodbye.Reason.Code, goodbye.RetryAfter is not null));
        await using var again = _desk.Connect(_reader);
        again.Hello(cookies: [await HeadAsync(_reader.Stream), StreamCookie.Start(_shared)]);
        Assert.Equal([_reader.Stream], (await again.NextAsync<ServerFrame.Welcome>()).Streams);
    }

    [Fact]
    public async Task A_right_that_another_node_took_ends_before_the_next_change()
    {
        await using var talk = _desk.Connect(_reader);
        await OpenBothAsync(talk);
        Assert.Null(await StreamsOf(_desk.AddNode()).RevokeAsync(Owner, _shared.Value, _reader.AccountId, Stop));

        _desk.Clock.Advance(SharedStreamAccess.Lifetime);
        await EditAsync(_shared, "secret");
        Assert.Equal("session.rights", (await talk.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
    }

    [Fact]
    public async Task A_right_that_another_node_took_from_a_stream_at_rest_ends_at_the_heartbeat()
    {
        await using var talk = _desk.Connect(_reader);
        await OpenBothAsync(talk);
        Assert.Null(await StreamsOf(_desk.AddNode()).RevokeAsync(Owner, _shared.Value, _reader.AccountId, Stop));

        var next = talk.NextAsync<ServerFrame.Goodbye>();
        _desk.Clock.Advance(Heartbeat);
        Assert.Equal("session.rights", (await next).Reason.Code);
    }

    [Fact]
    public async Task A_right_that_was_given_meanwhile_brings_the_session_back_at_the_heartbeat()
    {
        await StreamsOf(_desk.Node).RevokeAsync(Owner, _shared.Value, _reader.AccountId, Stop);
        await using var talk = _desk.Connect(_reader);
        talk.Hello(cookies: [StreamCookie.Start(_shared), await HeadAsync(_reader.Stream)]);
        await talk.NextAsync<ServerFrame.Welcome>();
        await talk.NextAsync<ServerFrame.Changes>();

        await GrantAsync();

        var next = talk.NextAsync<ServerFrame.Goodbye>();
        _desk.Clock.Advance(Heartbeat);
        Assert.Equal("session.rights", (await next).Reason.Code);
    }

    [Fact]
    public async Task A_deleted_stream_ends_the_sessions_that_follow_it()
    {
        await using var talk = _desk.Connect(_reader);
        await OpenBothAsync(talk);
        Assert.Null(await StreamsOf(_desk.Node).DeleteAsync(Owner, _shared.Value, Stop));
        Assert.Equal("session.rights", (await talk.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
    }

    [Fact]
    public async Task Readers_of_two_accounts_at_the_same_place_share_one_read_and_one_encoding()
    {
        await EditAsync(_shared, "old");
        await using var one = _desk.Connect(_reader);
        await using var two = _desk.Connect(Owner);
        await OpenBothAsync(one);
        await OpenBothAsync(two, Owner);
        await EditAsync(_shared, "new");

        // Pushed: the first may need a read, the second never.
        var first = await one.NextAsync<ServerFrame.Changes>();
        var before = _desk.Reads;
        Assert.Same(FrameCodec.Encode(first), FrameCodec.Encode(await two.NextAsync<ServerFrame.Changes>()));
        Assert.Equal(before, _desk.Reads);

        // Pulled: one look at the stream's row and one reading of its documents, for both.
        foreach (var talk in (SessionDesk.Talk[])[one, two]) talk.Say(new ClientFrame.Pull(StreamCookie.Start(_shared) with { View = DocumentView.Of(DocumentKind.Wallpaper) }));
        var pulled = await one.NextAsync<ServerFrame.Changes>();
        Assert.Equal(before + 2, _desk.Reads);
        Assert.Same(FrameCodec.Encode(pulled), FrameCodec.Encode(await two.NextAsync<ServerFrame.Changes>()));
        Assert.Equal(before + 2, _desk.Reads);
    }

    private async Task<(Delta Own, Delta Shared)> OpenBothAsync(SessionDesk.Talk talk, Actor? actor = null)
    {
        var own = (actor ?? _reader).Stream;
        talk.Hello(cookies: [StreamCookie.Start(_shared), StreamCookie.Start(own)]);
        Assert.Equal([own, _shared], (await talk.NextAsync<ServerFrame.Welcome>()).Streams);
        var deltas = new[] { (await talk.NextAsync<ServerFrame.Changes>()).Delta, (await talk.NextAsync<ServerFrame.Changes>()).Delta };
        return (deltas.Single(d => d.Stream == own), deltas.Single(d => d.Stream == _shared));
    }

    /// <summary>Submits the client's first mutation and takes what comes of it, up to the delta that counts it.</summary>
    private async Task<Delta> SubmitAsync(SessionDesk.Talk talk, StreamId stream)
    {
        talk.Say(new ClientFrame.Submit(stream, [Mutation(1, "mine")]));
        var isAnswered = false;
        Delta? counting = null;
        // The push may come before the answer, and may count the mutation already.
        while (!isAnswered || counting is null)
        {
            var frame = await talk.NextAsync();
            if (frame is ServerFrame.Submitted submitted)
            {
                isAnswered = true;
                Assert.Equal(MutationOutcome.Accepted, Assert.Single(submitted.Result.Results).Outcome);
                continue;
            }

            var delta = Assert.IsType<ServerFrame.Changes>(frame).Delta;
            Assert.Equal(stream, delta.Stream);
            if (delta.LastMutation == new MutationId(1)) counting = delta;
        }

        return counting;
    }

    private async Task GrantAsync() => Assert.True((await StreamsOf(_desk.Node).GrantAsync(Owner, _shared.Value, "berta", Stop)).IsSuccess);

    private Task<StreamCookie> HeadAsync(StreamId stream) => _desk.Node.GetRequiredService<IDocumentReader>().HeadAsync(stream, Stop);

    private Mutation Mutation(long id, string wallpaper) =>
        new(new MutationId(id), new TraceId($"t-{Guid.NewGuid():n}"), _desk.Clock.GetUtcNow(), [Edit.Create(Wallpaper(wallpaper), Color("#102030"))]);

    private async Task<Sequence> EditAsync(StreamId stream, string wallpaper)
    {
        var result = await _desk.Node.GetRequiredService<IDocumentDoor>().EditAsync(Owner, stream, [Edit.Create(Wallpaper(wallpaper), Color("#102030"))], cancellationToken: Stop);
        Assert.Equal(MutationOutcome.Accepted, result.Outcome);
        return result.Sequence;
    }

    private static ISharedStreams StreamsOf(IServiceProvider node) => node.GetRequiredService<ISharedStreams>();
}
