using Microsoft.Extensions.Time.Testing;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Previews;

/// <summary>What a client makes of previews, whatever carries them.</summary>
public sealed class PreviewTests : IDisposable
{
    private static readonly Document Sea = Given.Document("sea", 1);

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server = new();
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_others_preview_is_shown_and_is_in_no_document_and_no_slot()
    {
        var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await FillAsync(client);
        await using var watcher = client.WatchAsync(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await watcher.MoveNextAsync());
        var next = watcher.MoveNextAsync().AsTask();

        session.Send(Told("Ocean"));
        var change = await client.UntilShownAsync(c => c.Documents.Name("sea") == "Ocean");

        Assert.Equal([Sea.Key], change.Changed);
        Assert.Equal(("Ocean", "Dunes"), (client.Shown.Name("sea"), client.Documents.Name("sea")));
        Assert.Equal(0, client.WaitingMutations);
        Assert.False(next.IsCompleted, "who watches the documents was told of a preview");

        // The slots are written anew while the preview goes on.
        await client.EditAsync(Given.Create("other"), Stop);
        Assert.True(await next);
        Assert.Equal("Ocean", client.Shown.Name("sea"));
        await client.DisposeAsync();

        // Of states that follow each other fast only the newest is written: there may be one slot or two.
        var slots = Directory.GetFiles(_folder["data/slots"]).Select(f => DocumentSlot.Decode(File.ReadAllBytes(f)).Value).ToArray();
        Assert.Contains(slots, s => s.Documents.Any(d => d.Key == Given.Wallpaper("other")));
        Assert.All(slots, s => Assert.Equal(Sea, s.Documents.Single(d => d.Key == Sea.Key)));

        await using var again = await ScriptedClient.OpenAsync(_folder, _server);
        Assert.Equal("Dunes", again.Shown.Name("sea"));
    }

    [Fact]
    public async Task A_preview_is_over_by_the_servers_word_and_with_the_session()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await FillAsync(client);

        session.Send(Told("Ocean"));
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Ocean");
        session.Send(new ServerFrame.Previewed(Given.Stream, "p1", [], true));
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Dunes");

        session.Send(Told("Lake"));
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Lake");
        session.Break();
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Dunes");
    }

    [Fact]
    public async Task A_preview_is_over_when_its_source_is_silent_for_two_seconds()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);
        var session = await FillAsync(client);
        session.Send(Told("Ocean"));
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Ocean");

        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("Ocean", client.Shown.Name("sea"));
        session.Send(Told("Lake"));
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Lake");
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal("Lake", client.Shown.Name("sea"));
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal("Dunes", client.Shown.Name("sea"));
    }

    [Fact]
    public async Task A_confirmed_change_of_the_same_member_ends_the_preview_and_one_of_another_does_not()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await FillAsync(client);
        session.Send(Told("Ocean"));
        await client.UntilShownAsync(c => c.Documents.Name("sea") == "Ocean");

        var blue = Given.Document("sea", 2, """{"format":1,"name":"Dunes","type":"color","color":"#0000ff"}""");
        session.Send(new ServerFrame.Changes(Given.Next(1, 2, [blue], blue)));
        var change = await client.UntilShownAsync(c => c.Confirmed == new Sequence(2));
        Assert.Equal(("Ocean", "#0000ff"), (change.Documents.Name("sea"), change.Documents[Sea.Key].Body.GetProperty("color").GetString()));

        var named = Given.Document("sea", 3, """{"format":1,"name":"Bay","type":"color","color":"#0000ff"}""");
        session.Send(new ServerFrame.Changes(Given.Next(2, 3, [named], named)));
        change = await client.UntilShownAsync(c => c.Confirmed == new Sequence(3));
        Assert.Equal("Bay", change.Documents.Name("sea"));
    }

    [Fact]
    public async Task What_no_preview_may_be_and_what_breaks_a_document_is_not_shown()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await FillAsync(client);

        session.Send(new ServerFrame.Previewed(Given.Stream, "p1", [Edit.Delete(Sea.Key, new Sequence(1))], false));
        session.Send(new ServerFrame.Previewed(Given.Stream, "p2", [Edit.Set(Sea.Key, default, new FieldChange(FieldPath.Of("color"), Given.Json("\"no colour\"")))], false));
        session.Send(new ServerFrame.Previewed(new StreamId("user.two"), "p3", [Given.SetName("sea", "Foreign")], false));
        session.Send(Told("Ocean"));

        var change = await client.UntilShownAsync(c => c.Documents.Name("sea") == "Ocean");
        Assert.Equal(("#102030", false), (change.Documents[Sea.Key].Body.GetProperty("color").GetString(), change.Documents[Sea.Key].IsDeleted));
    }

    [Fact]
    public async Task A_preview_leaves_as_the_newest_and_no_faster_than_it_is_passed_on()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);
        var session = await FillAsync(client);

        Assert.Null(await client.PreviewAsync([Given.SetName("sea", "0")], Stop));
        Assert.Equal("0", NameOf(await session.ReadAsync<ClientFrame.Preview>()));
        for (var i = 1; i <= 100; i++) Assert.Null(await client.PreviewAsync([Given.SetName("sea", $"{i}")], Stop));
        var next = session.ReadAsync<ClientFrame.Preview>();
        Assert.Equal("100", NameOf(await _time.WhileTimePassesAsync(TimeSpan.FromMilliseconds(5), next)));

        await client.EndPreviewAsync(Stop);
        Assert.True((await session.ReadAsync<ClientFrame.Preview>()).IsOver);
        Assert.Equal(("Dunes", 0), (client.Documents.Name("sea"), client.WaitingMutations));
    }

    [Fact]
    public async Task The_end_of_a_preview_follows_the_edit_that_it_came_to()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await FillAsync(client);
        await client.EditAsync(Given.SetName("sea", "First", 1), Stop);
        var first = await session.ReadAsync<ClientFrame.Submit>();
        await client.PreviewAsync([Given.SetName("sea", "Ocean")], Stop);
        await session.ReadAsync<ClientFrame.Preview>();

        // The first edit is not answered yet, so the second has to wait, and the end with it.
        await client.EditAsync(Given.SetName("sea", "Ocean", 1), Stop);
        await client.EndPreviewAsync(Stop);
        session.Send(new ServerFrame.Submitted(new SubmitResult(Given.Stream, [new MutationResult(first.Mutations[0].Id, MutationOutcome.Accepted, new Sequence(2), null)], null)));

        await session.ReadAsync<ClientFrame.Submit>();
        Assert.True((await session.ReadAsync<ClientFrame.Preview>()).IsOver);
    }

    [Fact]
    public async Task Offline_a_preview_is_gone_without_a_word_and_bad_input_is_told_in_any_state()
    {
        _server.Down = ScriptedServer.Unreachable();
        await using var client = await ScriptedClient.OpenAsync(_folder, _time, _server);
        await client.UntilStateAsync<SyncState.Offline>();

        Assert.Null(await client.PreviewAsync([Given.SetName("sea", "Lost")], Stop));
        await client.EndPreviewAsync(Stop);
        Assert.Equal("preview.size", (await client.PreviewAsync([], Stop))!.Code);
        Assert.Equal("preview.operation", (await client.PreviewAsync([Edit.Delete(Sea.Key, default)], Stop))!.Code);
        Assert.Equal("preview.too-large", (await client.PreviewAsync([Given.SetName("sea", new string('x', Limits.PreviewBytes))], Stop))!.Code);

        _server.Down = null;
        var session = await _time.WhileTimePassesAsync(TimeSpan.FromMilliseconds(100), _server.AcceptAsync());
        await FillAsync(client, session);
        await client.PreviewAsync([Given.SetName("sea", "Kept")], Stop);
        Assert.Equal("Kept", NameOf(await session.ReadAsync<ClientFrame.Preview>()));
    }

    [Fact]
    public async Task A_refused_preview_is_no_answer_to_a_submission()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await FillAsync(client);
        await client.EditAsync(Given.SetName("sea", "Mine", 1), Stop);
        var submit = await session.ReadAsync<ClientFrame.Submit>();

        session.Send(new ServerFrame.Refused(new Problem("preview.stream", "", "Not here.", "Elsewhere.")));
        session.Send(new ServerFrame.Submitted(new SubmitResult(Given.Stream, [new MutationResult(submit.Mutations[0].Id, MutationOutcome.Accepted, new Sequence(1), null)], null)));

        await client.UntilAsync(c => c.WaitingMutations == 0);
        Assert.Empty(client.Refusals);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<ScriptedSession> FillAsync(RearCloudClient client) => await FillAsync(client, await _server.AcceptAsync());

    private static async Task<ScriptedSession> FillAsync(RearCloudClient client, ScriptedSession session)
    {
        Assert.True((await session.WelcomeAsync()).WantsPreviews);
        session.Send(new ServerFrame.Changes(Given.Reset(1, Sea)));
        await client.UntilAsync(c => c.Documents.ContainsKey(Sea.Key));
        return session;
    }

    private static ServerFrame.Previewed Told(string name) => new(Given.Stream, "p1", [Given.SetName("sea", name)], false);

    private static string NameOf(ClientFrame.Preview preview) => Assert.Single(Assert.Single(preview.Edits).Fields).Value!.Value.GetString()!;
}
