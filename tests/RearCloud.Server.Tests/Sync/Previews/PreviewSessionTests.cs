using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Protocol;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Previews;
using RearCloud.Server.Tests.Sync.Sessions;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.Previews;

/// <summary>Previews between sessions of one node, with a clock that stands until it is moved.</summary>
public sealed class PreviewSessionTests : IAsyncLifetime
{
    private static readonly StreamId Stream = SessionDesk.Phone.Stream;

    private SessionDesk _desk = null!;

    private IPreviews Pages => _desk.Node.GetRequiredService<IPreviews>();

    public async ValueTask InitializeAsync() => _desk = await SessionDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_preview_goes_to_those_who_want_it_and_neither_back_nor_into_the_stream()
    {
        await using var hand = await OpenAsync("hand");
        await using var reader = await OpenAsync("reader");
        await using var other = await OpenAsync("other", wants: false);

        hand.Say(Preview(1));

        var told = await reader.NextAsync<ServerFrame.Previewed>();
        Assert.Equal((Stream, false, 1), (told.Stream, told.IsOver, Value(told)));
        Assert.NotEqual("hand", told.Source);
        await AssertNothingMoreAsync(hand);
        await AssertNothingMoreAsync(other);
        Assert.Equal(default, (await _desk.Node.GetRequiredService<IDocumentReader>().HeadAsync(Stream, TestContext.Current.CancellationToken)).Sequence);
    }

    [Fact]
    public async Task A_slow_reader_gets_the_newest_of_each_source_alone_and_of_eight_sources()
    {
        await using var reader = await OpenAsync("reader");
        List<IPreviewSeat> hands = [.. Enumerable.Range(0, Limits.PreviewsAtOnce + 3).Select(_ => Pages.Join(SessionDesk.Phone, Stream, () => { }))];
        for (var round = 1; round <= 100; round++)
        {
            for (var i = 0; i < hands.Count; i++) Assert.Null(hands[i].Show(Edits(i, round)));
            _desk.Clock.Advance(TimeSpan.FromMilliseconds(40));
        }

        var told = new List<ServerFrame.Previewed>();
        for (var i = 0; i < Limits.PreviewsAtOnce; i++) told.Add(await reader.NextAsync<ServerFrame.Previewed>());

        Assert.All(told, t => Assert.Equal(100, Value(t)));
        Assert.Equal(Enumerable.Range(0, Limits.PreviewsAtOnce).Select(i => $"w{i}"), told.Select(t => t.Edits[0].Key.Id.Value).Order());
        await AssertNothingMoreAsync(reader);

        // Of what it was told it hears the end, and then there is room for another.
        foreach (var hand in hands) hand.End();
        for (var i = 0; i < Limits.PreviewsAtOnce; i++) Assert.True((await reader.NextAsync<ServerFrame.Previewed>()).IsOver);
        Assert.Null(hands[^1].Show(Edits(10, 7)));
        Assert.Equal(7, Value(await reader.NextAsync<ServerFrame.Previewed>()));
        hands.ForEach(h => h.Dispose());
    }

    [Fact]
    public async Task More_than_sixty_in_a_second_are_passed_on_as_the_newest_and_cost_no_edit()
    {
        await using var reader = await OpenAsync("reader");
        await using var hand = await OpenAsync("hand");
        hand.Say(Preview(0));
        Assert.Equal(0, Value(await reader.NextAsync<ServerFrame.Previewed>()));

        for (var i = 1; i <= 50; i++) hand.Say(Preview(i));
        await AssertNothingMoreAsync(hand);
        await AssertNothingMoreAsync(reader);
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(17));

        Assert.Equal(50, Value(await reader.NextAsync<ServerFrame.Previewed>()));
        await AssertNothingMoreAsync(reader);
    }

    [Fact]
    public async Task A_preview_is_over_by_the_clients_word_by_silence_and_with_its_session()
    {
        await using var reader = await OpenAsync("reader");
        var hand = await OpenAsync("hand");

        hand.Say(Preview(1));
        Assert.Equal(1, Value(await reader.NextAsync<ServerFrame.Previewed>()));
        hand.Say(new ClientFrame.Preview(Stream, [], true));
        Assert.True((await reader.NextAsync<ServerFrame.Previewed>()).IsOver);

        hand.Say(Preview(2));
        await AssertNothingMoreAsync(hand);
        _desk.Clock.Advance(TimeSpan.FromMilliseconds(17));
        Assert.Equal(2, Value(await reader.NextAsync<ServerFrame.Previewed>()));
        _desk.Clock.Advance(TimeSpan.FromSeconds(1.9));
        await AssertNothingMoreAsync(reader);
        _desk.Clock.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True((await reader.NextAsync<ServerFrame.Previewed>()).IsOver);

        hand.Say(Preview(3));
        var told = await reader.NextAsync<ServerFrame.Previewed>();
        await hand.DisposeAsync();
        var over = await reader.NextAsync<ServerFrame.Previewed>();
        Assert.Equal((told.Source, true), (over.Source, over.IsOver));
    }

    [Fact]
    public async Task The_edit_that_a_preview_came_to_is_told_before_its_end()
    {
        await using var reader = await OpenAsync("reader");
        await using var hand = await OpenAsync("hand");
        hand.Say(Preview(1));
        await reader.NextAsync<ServerFrame.Previewed>();

        var made = new Mutation(new MutationId(1), new TraceId("t"), _desk.Clock.GetUtcNow(), [Edit.Create(Wallpaper("w0"), Color("#102030"))]);
        hand.Say(new ClientFrame.Submit(Stream, [made]));
        hand.Say(new ClientFrame.Preview(Stream, [], true));

        Assert.Single((await reader.NextAsync<ServerFrame.Changes>()).Delta.Documents);
        Assert.True((await reader.NextAsync<ServerFrame.Previewed>()).IsOver);
    }

    [Fact]
    public async Task A_wrong_preview_is_refused_with_its_code_and_the_session_goes_on()
    {
        await using var reader = await OpenAsync("reader");
        await using var hand = await OpenAsync("hand");
        var wide = Json($"\"{new string('x', Limits.PreviewBytes)}\"");
        (ClientFrame.Preview Frame, string Code)[] wrong =
        [
            (new ClientFrame.Preview(new StreamId("user.berta"), Edits(0, 1), false), "preview.stream"),
            (new ClientFrame.Preview(new StreamId("user.berta"), [], true), "preview.stream"),
            (new ClientFrame.Preview(Stream, [], false), "preview.size"),
            (new ClientFrame.Preview(Stream, [.. Enumerable.Repeat(Edits(0, 1)[0], Limits.EditsPerPreview + 1)], false), "preview.size"),
            (new ClientFrame.Preview(Stream, [Edit.Delete(Wallpaper("w0"), default)], false), "preview.operation"),
            (new ClientFrame.Preview(Stream, [Edit.Set(Wallpaper("w0"), default)], false), "preview.edit"),
            (new ClientFrame.Preview(Stream, [Edit.Set(Wallpaper("w0"), default, new FieldChange(FieldPath.Of("name"), wide))], false), "preview.too-large"),
        ];

        foreach (var (frame, code) in wrong)
        {
            hand.Say(frame);
            Assert.Equal(code, (await hand.NextAsync<ServerFrame.Refused>()).Problem.Code);
        }

        hand.Say(Preview(1));
        Assert.Equal(1, Value(await reader.NextAsync<ServerFrame.Previewed>()));
    }

    [Fact]
    public async Task A_flood_of_previews_is_slowed_like_any_flood()
    {
        await using var hand = await OpenAsync("hand", wants: false);
        var frames = new SyncOptions().FrameBurst;
        for (var i = 0; i <= frames + 100; i++) hand.Say(Preview(i % 50));

        Assert.Equal("session.rate", (await hand.NextAsync<ServerFrame.Refused>()).Problem.Code);
    }

    [Fact]
    public async Task A_heartbeat_comes_although_previews_go_on()
    {
        await using var reader = await OpenAsync("reader");
        using var hand = Pages.Join(SessionDesk.Phone, Stream, () => { });
        var interval = new SyncOptions().HeartbeatInterval;
        for (var i = 0; i < 10; i++)
        {
            Assert.Null(hand.Show(Edits(0, i)));
            Assert.Equal(i, Value(await reader.NextAsync<ServerFrame.Previewed>()));
            _desk.Clock.Advance(interval / 10);
        }

        await reader.NextAsync<ServerFrame.Heartbeat>();
    }

    [Fact]
    public async Task A_page_hears_and_is_heard_and_a_foreign_stream_is_not_joined()
    {
        await using var client = await OpenAsync("client");
        var news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var page = Pages.Join(SessionDesk.Phone, Stream, () => news.TrySetResult());

        Assert.Null(page.Show(Edits(0, 4)));
        Assert.Equal(4, Value(await client.NextAsync<ServerFrame.Previewed>()));
        Assert.Equal("preview.size", page.Show([])!.Code);
        client.Say(Preview(5));
        await news.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        Assert.True(page.TryTake(out var told));
        Assert.Equal(5, Value(told));
        Assert.False(page.TryTake(out _));
        Assert.Throws<ArgumentException>(() => Pages.Join(SessionDesk.Phone, new StreamId("user.berta"), () => { }));
    }

    private async Task<SessionDesk.Talk> OpenAsync(string client, bool wants = true)
    {
        var talk = _desk.Connect();
        talk.Say(new ClientFrame.Hello(ProtocolVersions.Current, new ClientId(client), "test 1", []) { WantsPreviews = wants });
        await talk.NextAsync<ServerFrame.Welcome>();
        await talk.NextAsync<ServerFrame.Changes>();
        return talk;
    }

    // Asked first: what waits for the reader comes before the pong. What the client had said before its ping is dealt with then.
    private static async Task AssertNothingMoreAsync(SessionDesk.Talk talk)
    {
        var next = talk.NextAsync();
        talk.Say(new ClientFrame.Ping(DateTimeOffset.UnixEpoch));
        Assert.IsType<ServerFrame.Pong>(await next);
    }

    private static ClientFrame.Preview Preview(int value) => new(Stream, Edits(0, value), false);

    private static IReadOnlyList<Edit> Edits(int document, int value) => [Edit.Set(Wallpaper($"w{document}"), default, new FieldChange(FieldPath.Of("n"), Json($"{value}")))];

    private static int Value(ServerFrame.Previewed told) => Assert.Single(Assert.Single(told.Edits).Fields).Value!.Value.GetInt32();
}
