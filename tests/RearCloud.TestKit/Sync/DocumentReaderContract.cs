using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Replicas;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Purging;
using RearCloud.Server.Sync.Streams.Rows;
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

    [Fact]
    public async Task A_view_brings_its_kinds_and_their_checksum_and_follows_the_whole_stream()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")), Edit.Create(Layout("morning"), Greeting()));
        var view = DocumentView.Of(DocumentKind.Layout);

        var first = await PullAsync(StreamCookie.Start(Stream) with { View = view });
        await AcceptAsync("phone", 2, Set(Dunes, first.To, "/name", "\"Sand\""));
        var second = await PullAsync(new StreamCookie(Stream, first.Epoch, first.To) { View = view });

        Assert.Equal([Layout("morning")], first.Documents.Select(d => d.Key));
        Assert.Equal((2L, 3L, 0), (first.To.Value, second.To.Value, second.Documents.Count));
        Assert.Equal(StreamChecksum.Of(first.Documents), first.Checksum);
        Assert.Equal(first.Checksum, second.Checksum);
    }

    [Fact]
    public async Task A_replica_of_another_form_of_documents_is_filled_anew()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        var head = await Reader.HeadAsync(Stream, Cancellation);

        Assert.True((await PullAsync(head with { Schema = StreamCookie.CurrentSchema + 1 })).IsReset);
    }

    [Fact]
    public async Task A_tombstone_is_forgotten_after_its_time_and_who_has_not_heard_of_it_hears_everything_anew()
    {
        var head = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")), Edit.Create(Wallpaper("sea"), Color("#000002")));
        var before = await PullAsync();
        await AcceptAsync("phone", 2, Edit.Delete(Dunes, head));
        var after = await PullAsync();
        Clock.Now += Limits.TombstoneLifetime - TimeSpan.FromMinutes(1);
        Assert.Equal(0, await PurgeAsync());
        Clock.Now += TimeSpan.FromMinutes(2);

        Assert.Equal(1, await PurgeAsync());

        Assert.Null(await FindAsync(Dunes));
        var late = await PullAsync(new StreamCookie(Stream, before.Epoch, before.To));
        Assert.True(late.IsReset);
        Assert.Equal([Wallpaper("sea")], late.Documents.Select(d => d.Key));
        // Whoever knew of the deletion misses nothing, and its checksum still agrees.
        var current = await PullAsync(new StreamCookie(Stream, after.Epoch, after.To));
        Assert.Equal((false, 0, after.Checksum), (current.IsReset, current.Documents.Count, current.Checksum));
        // Who began to be filled after the forgetting may stand below the floor.
        var filling = await PullAsync(new StreamCookie(Stream, late.Epoch, new Sequence(1)) { Floor = late.Floor });
        Assert.False(filling.IsReset);
    }

    [Fact]
    public async Task Who_is_filled_page_by_page_below_the_floor_gets_to_the_end()
    {
        await FillTwoPagesAsync();
        await AcceptAsync("phone", 1, Edit.Delete(Wallpaper("d-0-0"), (await PullAllAsync())[^1].To));
        Clock.Now += Limits.TombstoneLifetime + TimeSpan.FromMinutes(1);
        Assert.Equal(1, await PurgeAsync());

        var first = await PullAsync();
        Assert.True(first.HasMore && first.To < first.Floor, $"The page ends at {first.To}, the floor is {first.Floor}.");
        var second = await PullAsync(StreamCookie.Start(Stream).After(first));

        Assert.Equal((true, false), (first.IsReset, second.IsReset));
        Assert.False(second.HasMore);
        Assert.Equal(StreamChecksum.Of(first.Documents.Concat(second.Documents)), second.Checksum);
    }

    [Fact]
    public async Task Old_history_is_forgotten_and_what_it_would_have_told_counts_as_foreign()
    {
        var made = await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        await AcceptAsync("phone", 2, Set(Dunes, made, "/name", "\"Sand\""));
        Clock.Now += Limits.HistoryLifetime + TimeSpan.FromMinutes(1);

        Assert.Equal(2, await PurgeAsync());

        // Of a change that is forgotten nobody knows any more that it was the client's own: editing wins over deleting.
        await AcceptAsync("phone", 3, Edit.Delete(Dunes, made));
        Assert.False((await FindAsync(Dunes))!.IsDeleted);
    }

    [Fact]
    public async Task A_client_that_never_came_back_is_forgotten_and_resumes_at_its_first_number()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")));
        Clock.Now += Limits.ClientLifetime + TimeSpan.FromMinutes(1);

        Assert.Equal(2, await PurgeAsync());

        var answer = await SubmitAsync("phone", Mutation(2, Set(Dunes, new Sequence(1), "/name", "\"Sand\"")));
        Assert.Equal(new MutationId(1), answer.ResumeAt);
    }

    [Fact]
    public async Task Streams_that_an_older_version_stored_get_their_sums_at_the_start()
    {
        await AcceptAsync("phone", 1, Edit.Create(Dunes, Color("#000001")), Edit.Create(Layout("morning"), Greeting()));
        var before = await PullAsync();
        await using (var scope = Services.CreateAsyncScope())
        {
            var rows = scope.ServiceProvider.GetRequiredService<RearCloudDb>().Set<StreamRow>();
            await rows.ExecuteUpdateAsync(s => s.SetProperty(r => r.Sums, StreamSumsStart.Missing), Cancellation);
        }

        await Services.GetRequiredService<StreamSumsStart>().RunAsync(Cancellation);

        Assert.Equal(before.Checksum, (await PullAsync()).Checksum);
    }

    private Task<int> PurgeAsync() => Services.GetRequiredService<StreamPurge>().RunAsync(Cancellation);
}
