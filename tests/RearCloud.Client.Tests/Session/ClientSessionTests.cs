using Microsoft.Extensions.Time.Testing;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Session;

/// <summary>What a session does, whatever carries it.</summary>
public sealed class ClientSessionTests : IDisposable
{
    private static readonly Document One = Given.Document("one", 1);

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_delta_fills_the_replica_and_the_slots()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        var hello = await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));

        var state = await client.UntilStateAsync<SyncState.UpToDate>();

        Assert.Empty(hello.Cookies);
        Assert.Equal(new Sequence(1), state.Sequence);
        Assert.Equal(One, client.Documents[One.Key]);
        await client.DisposeAsync();
        Assert.Equal(One, DocumentSlot.Decode(await File.ReadAllBytesAsync(_folder["data/slots/slot-a"], Stop)).Value.Documents.Single());
    }

    [Fact]
    public async Task An_edit_made_offline_is_shown_survives_a_restart_and_arrives()
    {
        _server.Down = ScriptedServer.Unreachable();
        TraceId trace;
        await using (var before = await ScriptedClient.OpenAsync(_folder, _server))
        {
            trace = (await before.EditAsync(Given.Create("mine"), Stop)).Value;
            Assert.True(before.Documents.ContainsKey(Given.Wallpaper("mine")));
            Assert.Equal(EditStation.Made, before.Traces.TryGet(trace, out var way) ? way.Points[0].Station : default);
        }

        _server.Down = null;
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        Assert.Equal(1, client.WaitingMutations);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        var submit = await session.ReadAsync<ClientFrame.Submit>();

        Assert.Equal((new MutationId(1), trace), (submit.Mutations.Single().Id, submit.Mutations.Single().Trace));
        Answer(session, submit, MutationOutcome.Accepted, 1);
        session.Send(new ServerFrame.Changes(Given.Reset(1, Given.Document("mine", 1)) with { LastMutation = new MutationId(1), Traces = [trace] }));
        await client.UntilAsync(c => c.WaitingMutations == 0);
        Assert.Equal(new Sequence(1), client.Documents[Given.Wallpaper("mine")].Version);
        Assert.True(client.Traces.TryGet(trace, out var arrived));
        Assert.Equal([EditStation.Arrived, EditStation.Applied], arrived.Points.Select(p => p.Station));
    }

    [Fact]
    public async Task After_a_lost_answer_the_same_mutation_is_sent_again_under_its_number()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await client.EditAsync(Given.Create("mine"), Stop);
        var first = await _server.AcceptAsync();
        await first.WelcomeAsync();
        var lost = await first.ReadAsync<ClientFrame.Submit>();
        first.Break();

        var second = await _server.AcceptAsync();
        await second.WelcomeAsync(lastMutation: 1);
        var again = await second.ReadAsync<ClientFrame.Submit>();

        Assert.Equal(lost.Mutations.Single().Id, again.Mutations.Single().Id);
        Answer(second, again, MutationOutcome.Duplicate, 1);
        second.Send(new ServerFrame.Changes(Given.Reset(1, Given.Document("mine", 1))));
        await client.UntilAsync(c => c.WaitingMutations == 0 && c.Documents.Count == 1);
    }

    [Fact]
    public async Task A_mutation_that_a_copy_of_the_replica_forestalled_goes_out_again_under_a_new_name()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var first = await _server.AcceptAsync();
        var before = await first.WelcomeAsync();
        first.Send(new ServerFrame.Changes(Given.Reset(1, One)));
        var trace = (await client.EditAsync(Given.Create("mine"), Stop)).Value;
        var submit = await first.ReadAsync<ClientFrame.Submit>();
        // The copy's change comes with a delta that counts the number as dealt with, before the answer says that it was another edit's.
        first.Send(new ServerFrame.Changes(Given.Next(1, 2, [One, Given.Document("copy", 2)], Given.Document("copy", 2)) with { LastMutation = new MutationId(1) }));
        first.Send(new ServerFrame.Submitted(new SubmitResult(submit.Stream, [], new MutationId(2))));

        var second = await _server.AcceptAsync();
        var after = await second.WelcomeAsync();
        var again = await second.ReadAsync<ClientFrame.Submit>();

        Assert.NotEqual(before.Client, after.Client);
        Assert.Equal(trace, again.Mutations.Single().Trace);
    }

    [Fact]
    public async Task An_edit_made_while_its_twin_is_under_way_does_not_replace_it()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await client.EditAsync(Given.SetName("one", "First"), Stop);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        var first = await session.ReadAsync<ClientFrame.Submit>();
        await client.EditAsync(Given.SetName("one", "Second"), Stop);
        Answer(session, first, MutationOutcome.Accepted, 1);

        var second = await session.ReadAsync<ClientFrame.Submit>();

        Assert.Equal(new MutationId(2), second.Mutations.Single().Id);
    }

    [Fact]
    public async Task A_poisoned_edit_is_reported_and_blocks_nothing()
    {
        var problem = new Problem("wallpaper.color", "/color", "It is no colour.", "Use #RRGGBB.");
        await using (var client = await ScriptedClient.OpenAsync(_folder, _server))
        {
            await client.EditAsync(Given.Create("bad"), Stop);
            await client.EditAsync(Given.Create("good"), Stop);
            var session = await _server.AcceptAsync();
            await session.WelcomeAsync();
            var submit = await session.ReadAsync<ClientFrame.Submit>();
            session.Send(new ServerFrame.Submitted(new SubmitResult(Given.Stream,
            [
                new MutationResult(submit.Mutations[0].Id, MutationOutcome.Refused, Sequence.Zero, problem),
                new MutationResult(submit.Mutations[1].Id, MutationOutcome.Accepted, new Sequence(1), null),
            ], null)));
            session.Send(new ServerFrame.Changes(Given.Reset(1, Given.Document("good", 1)) with { LastMutation = new MutationId(2) }));
            var change = await client.UntilAsync(c => c.WaitingMutations == 0 && c.Confirmed == new Sequence(1));
            Assert.Equal([Given.Wallpaper("good")], change.Documents.Keys);
        }

        await using var again = await ScriptedClient.OpenAsync(_folder, _server);
        var refusal = Assert.Single(again.Refusals);
        Assert.Equal((problem, Given.Wallpaper("bad")), (refusal.Problem, refusal.Edits.Single().Key));
        await again.DismissRefusalsAsync(Stop);
        Assert.Empty(again.Refusals);
    }

    [Fact]
    public async Task A_mutation_that_the_server_cannot_read_is_found_and_blocks_nothing()
    {
        var unreadable = new Problem("frame.mutation", "", "It cannot be read.", "Update the software.");
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await client.EditAsync(Given.Create("bad"), Stop);
        await client.EditAsync(Given.Create("good"), Stop);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        Assert.Equal(2, (await session.ReadAsync<ClientFrame.Submit>()).Mutations.Count);
        session.Send(new ServerFrame.Refused(unreadable));
        Assert.Single((await session.ReadAsync<ClientFrame.Submit>()).Mutations);
        session.Send(new ServerFrame.Refused(unreadable));

        var next = await _server.AcceptAsync();
        await next.WelcomeAsync();
        var submit = await next.ReadAsync<ClientFrame.Submit>();

        Assert.Equal(Given.Wallpaper("good"), submit.Mutations.Single().Edits.Single().Key);
        Assert.Equal(new MutationId(1), submit.Mutations.Single().Id);
        Assert.Equal(unreadable, Assert.Single(client.Refusals).Problem);
    }

    [Fact]
    public async Task A_delta_with_a_gap_makes_the_replica_pull_from_where_it_stands()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));
        var late = Given.Document("late", 5);
        session.Send(new ServerFrame.Changes(Given.Next(4, 5, [One, late], late)));

        var pull = await session.ReadAsync<ClientFrame.Pull>();
        session.Send(new ServerFrame.Changes(Given.Next(1, 5, [One, late], late)));

        Assert.Equal(new StreamCookie(Given.Stream, Given.Epoch, new Sequence(1)), pull.Cookie);
        await client.UntilStateAsync<SyncState.UpToDate>(s => s.Sequence == new Sequence(5));
    }

    [Fact]
    public async Task A_wrong_checksum_makes_the_replica_start_anew_and_keep_what_waits()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));
        await client.EditAsync(Given.SetName("one", "Mine", 1), Stop);
        await session.ReadAsync<ClientFrame.Submit>();
        var other = Given.Document("other", 2);
        session.Send(new ServerFrame.Changes(Given.Next(1, 2, [other], other)));

        var pull = await session.ReadAsync<ClientFrame.Pull>();
        session.Send(new ServerFrame.Changes(Given.Reset(2, other, One)));

        Assert.Equal(StreamCookie.Start(Given.Stream), pull.Cookie);
        var change = await client.UntilAsync(c => c.Documents.Count == 2);
        Assert.Equal(("Mine", 1), (change.Documents.Name("one"), change.WaitingMutations));
    }

    [Fact]
    public async Task A_checksum_that_is_wrong_from_the_start_ends_the_session_instead_of_pulling_for_ever()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One) with { Checksum = new StreamChecksum(1) }));

        var offline = await client.UntilStateAsync<SyncState.Offline>();

        Assert.Equal("replica.checksum", offline.Reason.Code);
        Assert.Empty(client.Documents);
    }

    [Fact]
    public async Task A_head_that_is_ahead_makes_up_for_a_lost_push()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));
        session.Send(new ServerFrame.Heartbeat(DateTimeOffset.UnixEpoch, [new StreamCookie(Given.Stream, Given.Epoch, new Sequence(3))]));

        Assert.Equal(new Sequence(1), (await session.ReadAsync<ClientFrame.Pull>()).Cookie.Sequence);
    }

    [Fact]
    public async Task A_frame_of_garbage_makes_the_client_connect_anew()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new Problem("frame.malformed", "", "Garbage.", "Send frames."));

        var offline = await client.UntilStateAsync<SyncState.Offline>();
        var next = await _server.AcceptAsync();
        await next.WelcomeAsync();

        Assert.Equal("frame.malformed", offline.Reason.Code);
    }

    [Fact]
    public async Task A_frame_before_the_welcome_ends_the_session()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));

        Assert.Equal("session.out-of-turn", (await client.UntilStateAsync<SyncState.Offline>()).Reason.Code);
        Assert.Empty(client.Documents);
    }

    [Fact]
    public async Task A_server_that_was_restored_gets_what_waits_under_a_new_name()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await client.EditAsync(Given.Create("mine"), Stop);
        var session = await _server.AcceptAsync();
        var before = await session.WelcomeAsync(lastMutation: 40);

        var next = await _server.AcceptAsync();
        var after = await next.WelcomeAsync();
        var submit = await next.ReadAsync<ClientFrame.Submit>();

        Assert.NotEqual(before.Client, after.Client);
        Assert.Equal(new MutationId(1), submit.Mutations.Single().Id);
    }

    [Fact]
    public async Task A_hole_that_the_server_sees_is_closed_under_a_new_name()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await client.EditAsync(Given.Create("mine"), Stop);
        var session = await _server.AcceptAsync();
        var before = await session.WelcomeAsync();
        await session.ReadAsync<ClientFrame.Submit>();
        session.Send(new ServerFrame.Submitted(new SubmitResult(Given.Stream, [], new MutationId(1))));

        var next = await _server.AcceptAsync();

        Assert.NotEqual(before.Client, (await next.WelcomeAsync()).Client);
        Assert.Single((await next.ReadAsync<ClientFrame.Submit>()).Mutations);
    }

    [Fact]
    public async Task A_folder_of_another_account_is_refused_and_nothing_is_sent()
    {
        await using (var client = await ScriptedClient.OpenAsync(_folder, _server))
        {
            var session = await _server.AcceptAsync();
            await session.WelcomeAsync();
            session.Send(new ServerFrame.Changes(Given.Reset(1, One)));
            await client.UntilStateAsync<SyncState.UpToDate>();
        }

        await using var other = await ScriptedClient.OpenAsync(_folder, _server);
        var second = await _server.AcceptAsync();
        await second.ReadAsync<ClientFrame.Hello>();
        second.Send(new ServerFrame.Welcome("session", DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(60), [new StreamId("user.two")], new MutationId(0)));

        var refused = await other.UntilStateAsync<SyncState.Refused>();
        Assert.Equal("replica.other-account", refused.Reason.Code);
        Assert.Single(other.Documents);
    }

    [Fact]
    public async Task A_silent_server_is_left_after_three_heartbeats()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var client = await ScriptedClient.OpenAsync(_folder, time, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));
        await client.UntilStateAsync<SyncState.UpToDate>();

        time.Advance(TimeSpan.FromSeconds(179));
        session.Send(new ServerFrame.Heartbeat(time.GetUtcNow(), [new StreamCookie(Given.Stream, Given.Epoch, new Sequence(2))]));
        await session.ReadAsync<ClientFrame.Pull>();
        time.Advance(TimeSpan.FromSeconds(179));
        Assert.IsType<SyncState.UpToDate>(client.State);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("session.silent", (await client.UntilStateAsync<SyncState.Offline>()).Reason.Code);
    }

    [Fact]
    public async Task A_ping_tells_how_far_the_clocks_are_apart()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);
        await using var client = await ScriptedClient.OpenAsync(_folder, time, _server);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();
        var ping = await session.ReadAsync<ClientFrame.Ping>();
        time.Advance(TimeSpan.FromMilliseconds(40));
        session.Send(new ServerFrame.Pong(ping.ClientTime, ping.ClientTime.AddSeconds(5)));
        session.Send(new ServerFrame.Changes(Given.Reset(1, One)));
        await client.UntilStateAsync<SyncState.UpToDate>();

        Assert.Equal(TimeSpan.FromMilliseconds(4_980), client.ClockOffset);
    }

    public void Dispose() => _folder.Dispose();

    private static void Answer(ScriptedSession session, ClientFrame.Submit submit, MutationOutcome outcome, long sequence) =>
        session.Send(new ServerFrame.Submitted(new SubmitResult(submit.Stream, [.. submit.Mutations.Select(m => new MutationResult(m.Id, outcome, new Sequence(sequence), null))], null)));
}
