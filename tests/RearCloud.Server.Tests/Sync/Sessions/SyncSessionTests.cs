using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.Protocol.Mapping;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Streams.Rows;
using RearCloud.Server.Sync.Sessions;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.Sessions;

public sealed class SyncSessionTests : IAsyncLifetime
{
    private static readonly StreamId Stream = SessionDesk.Phone.Stream;

    private SessionDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await SessionDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_session_opens_with_a_welcome_and_the_whole_stream()
    {
        await EditAsync(_desk.Node, "dunes");
        await using var talk = _desk.Connect();

        talk.Hello();

        var welcome = await talk.NextAsync<ServerFrame.Welcome>();
        Assert.Equal([Stream], welcome.Streams);
        Assert.Equal(_desk.Clock.GetUtcNow(), welcome.ServerTime);
        var delta = (await talk.NextAsync<ServerFrame.Changes>()).Delta;
        Assert.True(delta.IsReset);
        Assert.Single(delta.Documents);
    }

    [Fact]
    public async Task A_known_cookie_gets_only_what_is_newer_even_if_that_is_nothing()
    {
        var head = await EditAsync(_desk.Node, "dunes");
        var cookie = await _desk.Node.GetRequiredService<IDocumentReader>().HeadAsync(Stream, TestContext.Current.CancellationToken);
        await using var talk = _desk.Connect();

        var delta = await talk.OpenAsync(cookies: cookie);

        Assert.Equal((false, head, head, 0), (delta.IsReset, delta.From, delta.To, delta.Documents.Count));
        Assert.NotNull(delta.Checksum);
    }

    [Fact]
    public async Task Anything_before_hello_ends_the_session()
    {
        await using var talk = _desk.Connect();
        talk.Say(new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        Assert.Equal("session.hello-first", (await talk.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
        Assert.Null(await talk.NextAsync());
    }

    [Fact]
    public async Task A_second_hello_is_refused()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();
        talk.Hello();
        Assert.Equal("session.hello-again", (await talk.NextAsync<ServerFrame.Refused>()).Problem.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(999)]
    public async Task Another_version_is_told_to_come_back_later(int version)
    {
        await using var talk = _desk.Connect();
        talk.Hello(version: version);
        var goodbye = await talk.NextAsync<ServerFrame.Goodbye>();
        Assert.Equal("session.version", goodbye.Reason.Code);
        Assert.NotNull(goodbye.RetryAfter);
    }

    [Fact]
    public async Task A_hello_that_asks_for_too_much_is_not_served()
    {
        await using var reserved = _desk.Connect();
        reserved.Hello("server");
        Assert.Equal("session.client", (await reserved.NextAsync<ServerFrame.Goodbye>()).Reason.Code);

        await using var greedy = _desk.Connect();
        greedy.Hello(cookies: [.. Enumerable.Repeat(StreamCookie.Start(Stream), Limits.StreamsPerSession + 1)]);
        Assert.Equal("session.streams", (await greedy.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
    }

    [Fact]
    public async Task An_account_has_its_fill_of_sessions()
    {
        await using var first = _desk.Connect();
        await using var second = _desk.Connect();
        await using var fourth = _desk.Connect();
        await first.OpenAsync("one");
        await second.OpenAsync("two");
        await using (var third = _desk.Connect())
        {
            await third.OpenAsync("three");
            fourth.Hello("four");
            Assert.Equal("session.too-many", (await fourth.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
        }

        await using var fifth = _desk.Connect();
        await fifth.OpenAsync("five");
    }

    [Fact]
    public async Task A_connection_without_hello_is_ended()
    {
        await using var talk = _desk.Connect();
        var next = talk.NextAsync<ServerFrame.Goodbye>();
        _desk.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal("session.hello-late", (await next).Reason.Code);
    }

    [Fact]
    public async Task A_quiet_session_says_where_its_streams_stand()
    {
        await using var talk = _desk.Connect();
        var delta = await talk.OpenAsync();
        var next = talk.NextAsync<ServerFrame.Heartbeat>();

        _desk.Clock.Advance(TimeSpan.FromSeconds(15));

        var heartbeat = await next;
        Assert.Equal(new StreamCookie(Stream, delta.Epoch, delta.To), Assert.Single(heartbeat.Heads));
        Assert.Equal(_desk.Clock.GetUtcNow(), heartbeat.ServerTime);
    }

    [Fact]
    public async Task A_change_whose_hint_was_lost_is_noticed_at_the_heartbeat()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();
        var made = await EditAsync(_desk.AddNode(), "dunes");
        var next = talk.NextAsync<ServerFrame.Heartbeat>();

        _desk.Clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(made, Assert.Single((await next).Heads).Sequence);
        Assert.Equal(made, (await talk.NextAsync<ServerFrame.Changes>()).Delta.To);
    }

    [Fact]
    public async Task Many_changes_while_nobody_reads_are_one_delta()
    {
        await using var talk = _desk.Connect();
        var start = await talk.OpenAsync();
        Sequence last = default;
        for (var i = 0; i < 20; i++) last = await EditAsync(_desk.Node, $"w{i % 2}", $"#0000{i:x2}");

        var delta = (await talk.NextAsync<ServerFrame.Changes>()).Delta;

        Assert.Equal((start.To, last, 2), (delta.From, delta.To, delta.Documents.Count));
    }

    [Fact]
    public async Task A_refused_mutation_is_answered_and_followed_by_a_delta_that_counts_it()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();

        talk.Say(new ClientFrame.Submit(Stream, [Mutation(1, Set(Wallpaper("missing"), default, "/color", "\"#000001\""))]));

        var refused = Assert.Single((await talk.NextAsync<ServerFrame.Submitted>()).Result.Results);
        Assert.Equal("edit.document-missing", refused.Problem!.Code);
        Assert.Equal(new MutationId(1), (await talk.NextAsync<ServerFrame.Changes>()).Delta.LastMutation);
    }

    [Fact]
    public async Task A_batch_of_a_wrong_size_or_stream_is_refused_and_stores_nothing()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();
        var edit = Edit.Create(Wallpaper("dunes"), Color("#000001"));

        talk.Say(new ClientFrame.Submit(Stream, []));
        talk.Say(new ClientFrame.Submit(Stream, [.. Enumerable.Range(1, Limits.MutationsPerBatch + 1).Select(i => Mutation(i, edit))]));
        talk.Say(new ClientFrame.Submit(new StreamId("user.berta"), [Mutation(1, edit)]));

        Assert.Equal("submit.size", (await talk.NextAsync<ServerFrame.Refused>()).Problem.Code);
        Assert.Equal("submit.size", (await talk.NextAsync<ServerFrame.Refused>()).Problem.Code);
        Assert.Equal("session.stream-not-followed", (await talk.NextAsync<ServerFrame.Refused>()).Problem.Code);
        Assert.Equal(0, (await _desk.Node.GetRequiredService<IDocumentReader>().HeadAsync(new StreamId("user.berta"), TestContext.Current.CancellationToken)).Sequence.Value);
    }

    [Fact]
    public async Task The_time_of_an_edit_is_corrected_by_what_pings_tell_of_the_clock()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();
        var now = _desk.Clock.GetUtcNow();
        var slowClock = now.AddHours(-3);

        talk.Say(new ClientFrame.Ping(slowClock));
        talk.Say(new ClientFrame.Submit(Stream, [Mutation(1, Edit.Create(Wallpaper("dunes"), Color("#000001"))) with { EditedAt = slowClock.AddSeconds(-5) }]));

        Assert.Equal(slowClock, (await talk.NextAsync<ServerFrame.Pong>()).ClientTime);
        while (await talk.NextAsync() is not ServerFrame.Submitted)
        {
        }

        await using var scope = _desk.Node.CreateAsyncScope();
        var change = await scope.ServiceProvider.GetRequiredService<RearCloudDb>().Set<ChangeRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(now.AddSeconds(-5), change.EditedAt);
    }

    [Fact]
    public async Task A_pull_is_answered_from_where_it_asks()
    {
        await EditAsync(_desk.Node, "dunes");
        await using var talk = _desk.Connect();
        var first = await talk.OpenAsync();

        talk.Say(new ClientFrame.Pull(StreamCookie.Start(Stream)));

        var again = (await talk.NextAsync<ServerFrame.Changes>()).Delta;
        Assert.True(again.IsReset);
        Assert.Equal(first.Documents, again.Documents);
    }

    [Fact]
    public async Task Wrong_frames_in_a_row_end_the_session_and_right_ones_between_forgive()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();
        var wrong = new Problem("frame.malformed", "", "Wrong.", "Right it.");
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 7; i++)
            {
                talk.Say(wrong);
                await talk.NextAsync<ServerFrame.Refused>();
            }

            talk.Say(new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
            await talk.NextAsync<ServerFrame.Pong>();
        }

        for (var i = 0; i < 8; i++) talk.Say(wrong);
        for (var i = 0; i < 8; i++) await talk.NextAsync<ServerFrame.Refused>();
        Assert.Equal("session.wrong-frames", (await talk.NextAsync<ServerFrame.Goodbye>()).Reason.Code);
    }

    [Fact]
    public async Task A_client_that_closes_its_side_gets_its_answers_first()
    {
        await using var talk = _desk.Connect();
        await talk.OpenAsync();

        talk.Say(new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        talk.CloseInput();

        await talk.NextAsync<ServerFrame.Pong>();
        Assert.Null(await talk.NextAsync());
    }

    [Fact]
    public async Task A_revoked_session_that_does_not_take_its_goodbye_is_cut_off()
    {
        var registry = _desk.Node.GetRequiredService<ISessionRegistry>();
        var talk = _desk.Connect();
        await talk.OpenAsync();
        var closing = registry.CloseAsync("phone", new Problem("device.revoked", "", "Revoked.", "Enrol anew."), TestContext.Current.CancellationToken);
        Assert.False(talk.IsCutOff.Task.IsCompleted);

        _desk.Clock.Advance(TimeSpan.FromSeconds(5));

        await talk.IsCutOff.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await talk.DisposeAsync();
        await closing.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        Assert.Empty(registry.Open);
    }

    [Fact]
    public async Task A_large_change_is_told_and_comes_when_it_is_pulled()
    {
        await using var talk = _desk.Connect();
        var start = await talk.OpenAsync();
        var body = Json($$"""{"format":1,"type":"color","color":"#102030","filler":"{{new string('x', 100_000)}}"}""");
        var made = (await _desk.Node.GetRequiredService<IDocumentDoor>().EditAsync(
            SessionDesk.Phone, Stream, [Edit.Create(Wallpaper("large"), body)], cancellationToken: TestContext.Current.CancellationToken)).Sequence;

        var poke = await talk.NextAsync<ServerFrame.Heartbeat>();
        Assert.Equal(made, Assert.Single(poke.Heads).Sequence);
        talk.Say(new ClientFrame.Pull(new StreamCookie(Stream, start.Epoch, start.To)));

        Assert.Single((await talk.NextAsync<ServerFrame.Changes>()).Delta.Documents);
    }

    [Fact]
    public async Task Sessions_at_the_same_place_are_sent_the_same_bytes()
    {
        await using var one = _desk.Connect();
        await using var two = _desk.Connect();
        await one.OpenAsync("one");
        await two.OpenAsync("two");
        await EditAsync(_desk.Node, "dunes");

        var first = await one.NextAsync<ServerFrame.Changes>();
        var second = await two.NextAsync<ServerFrame.Changes>();

        Assert.Same(FrameCodec.Encode(first), FrameCodec.Encode(second));
    }

    [Fact]
    public async Task A_client_that_writes_without_end_is_told_the_rate_and_read_no_faster()
    {
        var options = _desk.Node.GetRequiredService<IOptions<SyncOptions>>().Value;
        options.FrameBurst = 3;
        options.FramesPerSecond = 1;
        await using var talk = _desk.Connect();
        await talk.OpenAsync();
        for (var i = 0; i < 4; i++) talk.Say(new ClientFrame.Ping(DateTimeOffset.UnixEpoch));

        // The hello counts as well.
        for (var i = 0; i < 3; i++) await talk.NextAsync<ServerFrame.Pong>();
        Assert.Equal("session.rate", (await talk.NextAsync<ServerFrame.Refused>()).Problem.Code);
        var next = talk.NextAsync<ServerFrame.Pong>();
        Assert.False(next.IsCompleted);
        _desk.Clock.Advance(TimeSpan.FromSeconds(2));
        await next;
    }

    [Fact]
    public void Of_those_who_come_back_together_each_is_given_a_time_of_its_own()
    {
        var options = Options.Create(new SyncOptions { OpeningsPerSecond = 2 });
        var admission = new SessionAdmission(options, _desk.Clock, SyncMachine.Real);
        Assert.Null(admission.Pause());
        Assert.Null(admission.Pause());

        var pauses = Enumerable.Range(0, 20).Select(_ => admission.Pause()!.Value).ToList();

        Assert.Equal(pauses.Order().Distinct(), pauses);
        Assert.True(pauses[0] >= TimeSpan.FromSeconds(1));
        _desk.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(admission.Pause());
    }

    private Mutation Mutation(long id, params Edit[] edits) =>
        new(new MutationId(id), new TraceId($"t-{Guid.NewGuid():n}"), _desk.Clock.GetUtcNow(), edits);

    private static async Task<Sequence> EditAsync(IServiceProvider node, string wallpaper, string color = "#102030")
    {
        var result = await node.GetRequiredService<IDocumentDoor>().EditAsync(
            SessionDesk.Phone, Stream, [Edit.Create(Wallpaper(wallpaper), Color(color))], cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(MutationOutcome.Accepted, result.Outcome);
        return result.Sequence;
    }
}
