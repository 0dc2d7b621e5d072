using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Protocol.Frames;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Reading;
using RearCloud.Server.Sync.Streams;
using RearCloud.Server.Tests.Sync.Sessions;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.Server.Tests.Sync.Reading;

public sealed class SharedReadsTests : IAsyncLifetime
{
    private static readonly StreamId Stream = SessionDesk.Phone.Stream;

    private SessionDesk _desk = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _desk = await SessionDesk.OpenAsync();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_commit_of_this_node_reaches_its_readers_without_a_read()
    {
        await EditAsync(_desk.Node, "dunes");
        await using var one = _desk.Connect();
        await using var other = _desk.Connect();
        await one.OpenAsync();
        await other.OpenAsync();
        var before = _desk.Reads;

        var head = await EditAsync(_desk.Node, "harbour");

        var deltas = new[] { (await one.NextAsync<ServerFrame.Changes>()).Delta, (await other.NextAsync<ServerFrame.Changes>()).Delta };
        Assert.Equal(before, _desk.Reads);
        var sum = (await StateAsync()).Sums.Of(DocumentView.All);
        Assert.All(deltas, delta =>
        {
            Assert.Equal((false, head, "harbour", sum), (delta.IsReset, delta.To, Assert.Single(delta.Documents).Key.Id.Value, delta.Checksum));
            Assert.NotEmpty(delta.Traces);
        });
    }

    [Fact]
    public async Task Who_stands_where_a_commit_ended_is_told_so_without_a_read_and_for_no_longer_than_answers_are_shared()
    {
        using var watching = _desk.Node.GetRequiredService<IStreamWatch>().Watch(Stream, () => { });
        var (reads, unheard) = (_desk.Node.GetRequiredService<SharedReads>(), _desk.AddNode());
        var head = await EditAsync(_desk.Node, "dunes");
        var cookie = new StreamCookie(Stream, (await StateAsync()).Epoch, head);
        var before = _desk.Reads;

        var delta = (await reads.PullAsync(cookie, Ct)).Delta;

        Assert.Equal((before, false, head, head, 0), (_desk.Reads, delta.IsReset, delta.From, delta.To, delta.Documents.Count));
        Assert.Equal((await StateAsync()).Sums.Of(DocumentView.All), delta.Checksum);

        var later = await EditAsync(unheard, "forest");
        _desk.Clock.Advance(SharedReads.Lifetime);
        Assert.Equal(later, (await reads.PullAsync(cookie, Ct)).Delta.To);
    }

    [Fact]
    public async Task What_another_node_did_unheard_is_read()
    {
        var start = await EditAsync(_desk.Node, "dunes");
        var unheard = _desk.AddNode();
        await using var talk = _desk.Connect();
        await talk.OpenAsync();

        await EditAsync(unheard, "forest");
        var head = await EditAsync(_desk.Node, "harbour");

        var delta = (await talk.NextAsync<ServerFrame.Changes>()).Delta;
        Assert.Equal((start, head), (delta.From, delta.To));
        Assert.Equal(["forest", "harbour"], delta.Documents.Select(d => d.Key.Id.Value));
    }

    [Fact]
    public async Task News_that_come_behind_newer_ones_bring_nobody_to_an_older_place()
    {
        var start = await EditAsync(_desk.Node, "dunes");
        var (reads, watch, unheard) = (_desk.Node.GetRequiredService<SharedReads>(), _desk.Node.GetRequiredService<IStreamWatch>(), _desk.AddNode());
        using var watching = watch.Watch(Stream, () => { });
        var cookie = new StreamCookie(Stream, (await StateAsync()).Epoch, start);
        await EditAsync(unheard, "forest");
        var older = await NewsAsync(start, "forest");
        var head = await EditAsync(unheard, "harbour");
        var newer = await NewsAsync(older.To, "harbour");

        reads.Announce(newer);
        reads.Announce(older);

        Assert.Equal(head, (await reads.PullAsync(cookie, Ct)).Delta.To);
    }

    [Fact]
    public async Task A_reader_of_some_kinds_hears_only_of_them_and_gets_the_sum_of_its_view()
    {
        await EditAsync(_desk.Node, "dunes");
        var view = DocumentView.Of([DocumentKind.Layout]);
        using var watching = _desk.Node.GetRequiredService<IStreamWatch>().Watch(Stream, () => { });
        var cookie = new StreamCookie(Stream, (await StateAsync()).Epoch, (await StateAsync()).Head) { View = view };
        var head = await EditAsync(_desk.Node, "harbour");

        var delta = (await _desk.Node.GetRequiredService<SharedReads>().PullAsync(cookie, Ct)).Delta;

        Assert.Equal((head, 0), (delta.To, delta.Documents.Count));
        Assert.Equal((await StateAsync()).Sums.Of(view), delta.Checksum);
    }

    private static async Task<Sequence> EditAsync(IServiceProvider node, string id) =>
        (await node.GetRequiredService<IDocumentDoor>().EditAsync(SessionDesk.Phone, Stream, [Edit.Create(Wallpaper(id), Color("#102030"))], cancellationToken: Ct)).Sequence;

    private async Task<StreamState> StateAsync() =>
        (await _desk.Node.GetRequiredService<IStreamStore>().ReadAsync((reading, ct) => reading.FindAsync(Stream, ct), Ct))!;

    private async Task<StreamNews> NewsAsync(Sequence from, string id)
    {
        var document = await _desk.Node.GetRequiredService<IDocumentReader>().FindAsync(Stream, Wallpaper(id), Ct);
        return new StreamNews(from, await StateAsync(), [document!], [new TraceId("trace-" + id)]);
    }
}
