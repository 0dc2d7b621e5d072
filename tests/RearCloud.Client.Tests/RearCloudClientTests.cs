using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol.Frames;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests;

public sealed class RearCloudClientTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_watcher_first_gets_what_stands_and_a_slow_one_gets_several_changes_as_one()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await client.EditAsync(Given.Create("first"), Stop);
        await using var watcher = client.WatchAsync(Stop).GetAsyncEnumerator(Stop);

        Assert.True(await watcher.MoveNextAsync());
        Assert.Equal([Given.Wallpaper("first")], watcher.Current.Changed);
        var one = (await client.EditAsync(Given.Create("one"), Stop)).Value;
        var two = (await client.EditAsync(Given.Create("two"), Stop)).Value;
        Assert.True(await watcher.MoveNextAsync());

        Assert.Equal([Given.Wallpaper("one"), Given.Wallpaper("two")], watcher.Current.Changed.OrderBy(k => k.Id.Value));
        Assert.Equal([one, two], watcher.Current.Traces);
        Assert.Equal((3, 3), (watcher.Current.Documents.Count, watcher.Current.WaitingMutations));
    }

    [Fact]
    public async Task Watching_ends_when_the_client_is_disposed_and_edits_are_refused_as_a_mistake()
    {
        var client = await ScriptedClient.OpenAsync(_folder, _server);
        await using var changes = client.WatchAsync(Stop).GetAsyncEnumerator(Stop);
        await using var states = client.WatchStateAsync(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await changes.MoveNextAsync());
        Assert.True(await states.MoveNextAsync());

        await client.DisposeAsync();
        await client.DisposeAsync();

        Assert.False(await changes.MoveNextAsync());
        while (await states.MoveNextAsync()) Assert.IsType<SyncState.Connecting>(states.Current);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.EditAsync(Given.Create("late"), Stop));
    }

    [Fact]
    public async Task A_data_folder_belongs_to_one_client_at_a_time()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);

        var refused = await Assert.ThrowsAsync<IOException>(() => ScriptedClient.OpenAsync(_folder, new ScriptedServer()));

        Assert.Contains("in use", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_damaged_while_it_is_open_is_written_anew_from_memory()
    {
        await using (var client = await ScriptedClient.OpenAsync(_folder, _server))
        {
            await client.EditAsync(Given.Create("one"), Stop);
            foreach (var file in Directory.EnumerateFiles(_folder["data"], ReplicaFile.Name + "*"))
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                await stream.WriteAsync(Enumerable.Repeat((byte)0x5a, (int)Math.Max(stream.Length, 8_192)).ToArray(), Stop);
            }

            Assert.True((await client.EditAsync(Given.Create("two"), Stop)).IsSuccess);
        }

        await using var again = await ScriptedClient.OpenAsync(_folder, _server);
        Assert.Equal(["one", "two"], again.Documents.Keys.Select(k => k.Id.Value).Order());
        Assert.Equal(2, again.WaitingMutations);
    }

    [Fact]
    public async Task A_damaged_replica_is_filled_from_the_cloud_again()
    {
        Directory.CreateDirectory(_folder["data"]);
        await File.WriteAllTextAsync(_folder["data/replica.db"], "this is no database", Stop);
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        var session = await _server.AcceptAsync();
        Assert.Empty((await session.WelcomeAsync()).Cookies);
        session.Send(new ServerFrame.Changes(Given.Reset(1, Given.Document("one", 1))));

        Assert.Equal(new Sequence(1), (await client.UntilStateAsync<SyncState.UpToDate>()).Sequence);
    }

    [Fact]
    public async Task Edits_from_many_threads_get_consecutive_numbers()
    {
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await Parallel.ForEachAsync(Enumerable.Range(0, 64), Stop, async (i, stop) => await client.EditAsync(Given.Create($"d{i}"), stop));
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();

        var submit = await session.ReadAsync<ClientFrame.Submit>();

        Assert.Equal(Enumerable.Range(1, 64).Select(i => (long)i), submit.Mutations.Select(m => m.Id.Value));
        Assert.Equal(64, client.Documents.Count);
    }

    [Fact]
    public async Task A_value_that_lost_is_told_survives_a_restart_and_is_set_again_on_what_it_lost_to()
    {
        var key = Given.Wallpaper("a");
        await using (var client = await ScriptedClient.OpenAsync(_folder, _server))
        {
            var session = await _server.AcceptAsync();
            await session.WelcomeAsync();
            session.Send(new ServerFrame.Changes(Given.Reset(1, Given.Document("a", 1))));
            await client.UntilAsync(c => c.Documents.ContainsKey(key));
            var mine = (await client.SetAsync(key, FieldPath.Of("name"), Given.Json("\"Mine\""), Stop)).Value;
            var submit = await session.ReadAsync<ClientFrame.Submit>();
            session.Send(new ServerFrame.Changes(Given.Next(1, 2, [Theirs(2)], Theirs(2)) with { LastMutation = new MutationId(1) }));
            var lost = new LostField(key, FieldPath.Of("name"), Given.Json("\"Mine\""));
            session.Send(new ServerFrame.Submitted(new SubmitResult(Given.Stream, [new MutationResult(Assert.Single(submit.Mutations).Id, MutationOutcome.Accepted, new Sequence(2), null) { Lost = [lost] }], null)));
            await client.UntilAsync(_ => client.Conflicts.Count == 1);
            Assert.Equal((mine, key, "/name", "\"Mine\""), (client.Conflicts[0].Trace, client.Conflicts[0].Key, client.Conflicts[0].Path.Pointer, client.Conflicts[0].Value!.Value.GetRawText()));
        }

        await using var again = await ScriptedClient.OpenAsync(_folder, new ScriptedServer { Down = ScriptedServer.Unreachable() });
        Assert.Equal("Theirs", again.Documents.Name("a"));
        Assert.True((await again.RestoreLostAsync(Assert.Single(again.Conflicts), Stop)).IsSuccess);

        Assert.Equal("Mine", again.Documents.Name("a"));
        Assert.Empty(again.Conflicts);
        Assert.Equal(new Sequence(2), again.Confirmed);

        static Document Theirs(long version) => Given.Document("a", version, """{"format":1,"name":"Theirs","type":"color","color":"#102030"}""");
    }

    [Fact]
    public async Task One_document_is_watched_from_before_it_is_made_until_it_is_restored()
    {
        var key = Given.Wallpaper("one");
        await using var client = await ScriptedClient.OpenAsync(_folder, _server);
        await using var document = client.WatchDocumentAsync(key, Stop).GetAsyncEnumerator(Stop);

        Assert.Null(await NextAsync());
        await client.CreateAsync(Given.Wallpaper("other"), Given.Document("other", 1).Body, Stop);
        await client.CreateAsync(key, Given.Document("one", 1).Body, Stop);
        Assert.Equal("Dunes", (await NextAsync())!.Body.GetProperty("name").GetString());
        await client.SetAsync(key, FieldPath.Of("name"), Given.Json("\"Sea\""), Stop);
        Assert.Equal("Sea", (await NextAsync())!.Body.GetProperty("name").GetString());
        await client.DeleteAsync(key, Stop);
        Assert.True((await NextAsync())!.IsDeleted);
        await client.RestoreAsync(key, Stop);
        Assert.False((await NextAsync())!.IsDeleted);

        async Task<Document?> NextAsync()
        {
            Assert.True(await document.MoveNextAsync());
            return document.Current;
        }
    }

    public void Dispose() => _folder.Dispose();
}
