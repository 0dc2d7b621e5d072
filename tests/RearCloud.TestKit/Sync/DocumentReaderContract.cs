using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using static RearCloud.TestKit.Sync.Bodies;

namespace RearCloud.TestKit.Sync;

/// <summary>What pulls promise on every database.</summary>
public abstract class DocumentReaderContract : StorageContract
{
    private static readonly DocumentKey Dunes = Wallpaper("dunes");

    [Fact]
    public async Task The_first_pull_of_an_unused_stream_is_an_empty_reset_with_an_epoch_that_stays()
    {
        var first = await PullAsync();
        var second = await PullAsync(new StreamCookie(Stream, first.Epoch, first.To));

        Assert.Equal((true, 0L, 0L), (first.IsReset, first.From.Value, first.To.Value));
        Assert.NotEmpty(first.Epoch);
        Assert.Equal((false, first.Epoch), (second.IsReset, second.Epoch));
    }

    [Fact]
    public async Task A_pull_brings_changed_documents_only_tombstones_too()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")), Edit.Create(Wallpaper("sea"), Color("#000002")), Edit.Create(Wallpaper("sky"), Color("#000003")));
        var all = await PullAsync();
        await AcceptAsync("phone", 2, Set(Wallpaper("sky"), head, "/name", "\"Sky\""));
        await AcceptAsync("phone", 3, Edit.Delete(Dunes, head));

        var delta = await PullAsync(new StreamCookie(Stream, all.Epoch, all.To), "phone");

        Assert.Equal((false, 3L, 5L), (delta.IsReset, delta.From.Value, delta.To.Value));
        Assert.Equal(["sky", "dunes"], delta.Documents.Select(d => d.Key.Id.Value));
        Assert.Equal([false, true], delta.Documents.Select(d => d.IsDeleted));
        Assert.Equal(new MutationId(3), delta.LastMutation);
        Assert.Equal(2, delta.Traces.Count);
    }

    [Fact]
    public async Task A_cookie_of_another_epoch_or_from_the_future_resets()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        var head = await Reader.HeadAsync(Stream, Cancellation);

        foreach (var cookie in new[] { head with { Epoch = "other" }, head with { Sequence = head.Sequence.Next }, head with { Sequence = new Sequence(-1) } })
        {
            var delta = await PullAsync(cookie);
            Assert.Equal((true, 0L, 1L), (delta.IsReset, delta.From.Value, delta.To.Value));
            Assert.Single(delta.Documents);
        }
    }

    [Fact]
    public async Task Pages_continue_each_other_and_only_the_last_has_a_checksum()
    {
        var count = (Limits.DocumentsPerDelta * 2) + 10;
        for (var made = 0; made < count; made += Limits.EditsPerMutation)
        {
            await AcceptAsync("phone", (made / Limits.EditsPerMutation) + 1, [.. Enumerable.Range(made, Math.Min(Limits.EditsPerMutation, count - made))
                .Select(i => Edit.Create(Wallpaper($"w{i}"), Color("#000001")))]);
        }

        var pages = await PullAllAsync(client: "phone");

        Assert.Equal([512, 512, 10], pages.Select(p => p.Documents.Count));
        Assert.Equal([true, false, false], pages.Select(p => p.IsReset));
        Assert.Equal([0L, 512L, 1024L], pages.Select(p => p.From.Value));
        Assert.Equal([512L, 1024L, 1034L], pages.Select(p => p.To.Value));
        Assert.Equal([false, false, true], pages.Select(p => p.Checksum is not null));
        // Until the last page the reader keeps showing its own waiting edits.
        Assert.Equal([0L, 0L, 17L], pages.Select(p => p.LastMutation.Value));
        Assert.Equal(StreamChecksum.Of(pages.SelectMany(p => p.Documents)), pages[^1].Checksum);
    }

    [Fact]
    public async Task Large_documents_make_smaller_pages()
    {
        var text = new string('x', 200_000);
        for (var i = 1; i <= 15; i++)
            await AcceptAsync("phone", i, Edit.Create(Wallpaper($"w{i}"), Json($$"""{"format":1,"type":"color","color":"#000001","later":"{{text}}"}""")));

        var pages = await PullAllAsync();

        Assert.True(pages.Count > 1);
        Assert.All(pages, p => Assert.True(p.Documents.Sum(d => d.Body.GetRawText().Length) < Limits.FrameBytes / 2));
        Assert.Equal(15, pages.Sum(p => p.Documents.Count));
    }

    [Fact]
    public async Task A_pull_beside_writers_is_one_moment()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 1; !stop.IsCancellationRequested; i++)
                await AcceptAsync($"writer-{writer}", i, Edit.Create(Wallpaper($"w-{writer}-{i % 40}"), Color($"#{i:x6}")));
        })).ToList();

        for (var i = 0; i < 40; i++)
        {
            var delta = await PullAsync(client: "writer-0");
            Assert.Equal(StreamChecksum.Of(delta.Documents), delta.Checksum);
            Assert.All(delta.Documents, d => Assert.True(d.Version <= delta.To));
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }
}
