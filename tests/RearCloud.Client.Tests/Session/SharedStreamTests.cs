using RearCloud.Client.Replicas;
using RearCloud.Client.Tests.Scripted;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Session;

/// <summary>What a session does with shared streams, whatever carries it.</summary>
public sealed class SharedStreamTests : IDisposable
{
    private static readonly StreamId Themes = new("shared.themes");
    private static readonly StreamId Sounds = new("shared.sounds");
    private static readonly Document Sea = Given.Document("sea", 1);
    private static readonly Document Mine = Given.Document("mine", 1);

    private readonly TemporaryFolder _folder = new();
    private readonly ScriptedServer _server = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Shared_streams_are_asked_for_beside_the_own_one_from_the_first_contact_on()
    {
        await using (var first = await OpenAsync(Themes, Sounds))
        {
            var session = await _server.AcceptAsync();
            var hello = await session.WelcomeAsync(0, Themes, Sounds);
            Assert.Equal([StreamCookie.Start(Themes), StreamCookie.Start(Sounds)], hello.Cookies);
            Assert.True(hello.FollowsOwn);
            session.Send(new ServerFrame.Changes(Given.Reset(1, Mine)));
            session.Send(new ServerFrame.Changes(Of(Themes, Given.Reset(1, Sea))));
            await first.Shared(Themes).UntilAsync(s => s.Documents.ContainsKey(Sea.Key));
            await first.UntilAsync(c => c.Documents.ContainsKey(Mine.Key));
            Assert.Empty(first.Shared(Sounds).Documents);
            Assert.DoesNotContain(Sea.Key, first.Documents.Keys);
        }

        await using var second = await OpenAsync(Themes, Sounds);
        var again = await (await _server.AcceptAsync()).WelcomeAsync(0, Themes, Sounds);
        Assert.Equal([new StreamCookie(Given.Stream, Given.Epoch, new Sequence(1)), new StreamCookie(Themes, Given.Epoch, new Sequence(1)), StreamCookie.Start(Sounds)], again.Cookies);
        Assert.False(again.FollowsOwn);
    }

    [Fact]
    public async Task Shared_documents_are_there_after_a_restart_with_no_network()
    {
        await FillAsync();
        _server.Down = ScriptedServer.Unreachable();

        await using var client = await OpenAsync(Themes);

        Assert.Equal((Sea, new Sequence(1), null), (client.Shared(Themes).Documents[Sea.Key], client.Shared(Themes).Confirmed, client.Shared(Themes).Problem));
        await client.UntilStateAsync<SyncState.Offline>();
        Assert.Equal(Sea, (await client.Shared(Themes).UntilAsync(_ => true)).Documents[Sea.Key]);
    }

    [Fact]
    public async Task A_gap_is_pulled_and_a_reset_replaces_what_was_there()
    {
        await FillAsync();
        await using var client = await OpenAsync(Themes);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync(0, Themes);
        var dune = Given.Document("dune", 9);
        session.Send(new ServerFrame.Changes(Of(Themes, Given.Next(7, 9, [dune], dune))));

        Assert.Equal(new StreamCookie(Themes, Given.Epoch, new Sequence(1)), (await session.ReadAsync<ClientFrame.Pull>()).Cookie);
        // Below the floor the server knows no way on from there.
        session.Send(new ServerFrame.Changes(Of(Themes, Given.Reset(9, dune) with { Floor = new Sequence(5) })));

        await client.Shared(Themes).UntilAsync(s => s.Confirmed == new Sequence(9));
        Assert.Equal([dune.Key], client.Shared(Themes).Documents.Keys);
        session.Send(new ServerFrame.Heartbeat(DateTimeOffset.UnixEpoch, [new StreamCookie(Themes, Given.Epoch, new Sequence(10))]));
        Assert.Equal(new Sequence(5), (await session.ReadAsync<ClientFrame.Pull>()).Cookie.Floor);
        Assert.Equal([Mine.Key], client.Documents.Keys);
    }

    [Fact]
    public async Task A_stream_that_the_server_leaves_out_is_told_keeps_its_documents_and_disturbs_nothing()
    {
        await FillAsync();
        await using var client = await OpenAsync(Themes);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync();

        await client.Shared(Themes).UntilAsync(s => s.Problem is not null);
        Assert.Equal("stream.unknown", client.Shared(Themes).Problem!.Code);
        Assert.Equal(Sea, client.Shared(Themes).Documents[Sea.Key]);

        // What comes of it all the same is not the server's to send, and nobody asks for more.
        session.Send(new ServerFrame.Changes(Of(Themes, Given.Reset(3))));
        session.Send(new ServerFrame.Heartbeat(DateTimeOffset.UnixEpoch, [new StreamCookie(Given.Stream, Given.Epoch, new Sequence(1)), new StreamCookie(Themes, Given.Epoch, new Sequence(3))]));
        await client.UntilStateAsync<SyncState.UpToDate>();
        await client.EditAsync(Given.Create("next"), Stop);
        Assert.Equal(Given.Stream, (await session.ReadAsync<ClientFrame.Submit>()).Stream);
        Assert.Equal(new Sequence(1), client.Shared(Themes).Confirmed);

        session.Send(new ServerFrame.Goodbye(new Problem("session.rights", "", "Changed.", "Come back."), TimeSpan.Zero));
        await (await _server.AcceptAsync()).WelcomeAsync(0, Themes);
        await client.Shared(Themes).UntilAsync(s => s.Problem is null);
    }

    [Fact]
    public async Task A_shared_stream_that_never_comes_out_right_is_told_and_the_own_one_goes_on()
    {
        await using var client = await OpenAsync(Themes);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync(0, Themes);
        session.Send(new ServerFrame.Changes(Of(Themes, Given.Reset(1, Sea) with { Checksum = new StreamChecksum(7) })));

        await client.Shared(Themes).UntilAsync(s => s.Problem is not null);
        Assert.Equal("replica.checksum", client.Shared(Themes).Problem!.Code);
        session.Send(new ServerFrame.Changes(Given.Reset(1, Mine)));
        await client.UntilAsync(c => c.Documents.ContainsKey(Mine.Key));
        Assert.Empty(client.Shared(Themes).Documents);
    }

    [Fact]
    public async Task A_damaged_shared_replica_is_filled_anew_and_the_own_one_is_untouched()
    {
        await FillAsync();
        await File.WriteAllTextAsync(_folder[$"data/shared/{Themes}/{ReplicaFile.Name}"], "this is no database", Stop);

        await using var client = await OpenAsync(Themes);

        Assert.Empty(client.Shared(Themes).Documents);
        Assert.Equal(Mine, client.Documents[Mine.Key]);
        Assert.Equal(StreamCookie.Start(Themes), (await (await _server.AcceptAsync()).WelcomeAsync(0, Themes)).Cookies[1]);
    }

    [Fact]
    public async Task What_is_not_followed_any_more_is_removed()
    {
        await FillAsync();
        Assert.True(Directory.Exists(_folder[$"data/shared/{Themes}"]));
        await using (await OpenAsync(Sounds))
        {
        }

        Assert.Equal([Sounds.Value], Directory.EnumerateDirectories(_folder["data/shared"]).Select(Path.GetFileName));
        await using var client = await OpenAsync(Themes);
        Assert.Empty(client.Shared(Themes).Documents);
        Assert.Throws<ArgumentException>(() => client.Shared(Sounds));
    }

    [Fact]
    public async Task Only_shared_streams_can_be_named_and_no_more_than_a_session_follows()
    {
        foreach (var streams in (StreamId[][])[[Given.Stream], [Themes, Themes], [.. Enumerable.Range(0, Limits.StreamsPerSession).Select(i => new StreamId($"shared.s{i}"))]])
        {
            var options = new RearCloudClientOptions { DataFolder = _folder["none"], Server = new Uri("http://127.0.0.1:9"), Token = "token", SharedStreams = streams };
            await Assert.ThrowsAsync<ArgumentException>(() => RearCloudClient.OpenAsync(options, Stop));
        }

        Assert.False(Directory.Exists(_folder["none"]));
    }

    public void Dispose() => _folder.Dispose();

    private Task<RearCloudClient> OpenAsync(params StreamId[] shared) => ScriptedClient.OpenAsync(_folder, TimeProvider.System, shared, _server);

    /// <summary>A life that left one document in each stream.</summary>
    private async Task FillAsync()
    {
        await using var client = await OpenAsync(Themes);
        var session = await _server.AcceptAsync();
        await session.WelcomeAsync(0, Themes);
        session.Send(new ServerFrame.Changes(Given.Reset(1, Mine)));
        session.Send(new ServerFrame.Changes(Of(Themes, Given.Reset(1, Sea))));
        await client.Shared(Themes).UntilAsync(s => s.Documents.ContainsKey(Sea.Key));
        await client.UntilAsync(c => c.Documents.ContainsKey(Mine.Key));
    }

    private static Delta Of(StreamId stream, Delta delta) => delta with { Stream = stream };
}
