using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Purging;
using RearCloud.TestKit.Sync;

namespace RearCloud.TestKit.Assets;

/// <summary>How long assets live: as long as a document names them, and a grace longer. Each provider's tests say over which database.</summary>
public abstract class AssetLifeContract : UploadLifeContract
{
    [Fact]
    public async Task An_asset_that_no_document_names_goes_after_the_grace_and_not_before()
    {
        var sha = await StoreAsync();
        Clock.Now += 6 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Assert.True(await IsThereAsync(sha));

        Clock.Now += 1.1 * Day;
        var swept = await SweepAsync();
        Assert.Equal((1, 1), (swept.Assets, swept.Blobs));
        Assert.Null(await Assets.FindAsync(Owner.AccountId, sha, Cancellation));
        Assert.Null(await Assets.OpenAsync(sha, Cancellation));
        Assert.Empty(Files());
        Assert.Equal(new SweepCount(0, 0, 0, 0), await SweepAsync());
    }

    [Fact]
    public async Task An_asset_lives_as_long_as_a_document_names_it_and_a_grace_longer()
    {
        var sha = await StoreAsync();
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha)));
        Clock.Now += 400 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);

        await AcceptAsync("phone", 2, Bodies.Set(Bodies.Wallpaper("photo"), new Sequence(1), "/asset", $"\"{await StoreAsync()}\""));
        Assert.Equal(0, (await SweepAsync()).Assets);
        Clock.Now += 6 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Clock.Now += 2 * Day;
        Assert.Equal(1, (await SweepAsync()).Assets);
        Assert.False(await IsThereAsync(sha));
    }

    [Fact]
    public void What_the_history_can_show_keeps_its_images() => Assert.True(new AssetSettings().Grace >= Limits.HistoryLifetime);

    [Fact]
    public async Task A_large_stream_is_looked_through_to_its_end_below_the_floor_too()
    {
        await FillTwoPagesAsync();
        var sha = await StoreAsync();
        var named = await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha)));
        await AcceptAsync("phone", 2, Edit.Delete(Bodies.Wallpaper("d-0-0"), named));
        Clock.Now += 400 * Day;
        Assert.True(await Services.GetRequiredService<StreamPurge>().RunAsync(Cancellation) > 0);

        Assert.Equal(0, (await SweepAsync()).Assets);

        Assert.True(await IsThereAsync(sha));
    }

    [Fact]
    public async Task Naming_it_again_within_the_grace_rescues_it()
    {
        var sha = await StoreAsync();
        Clock.Now += 6 * Day;
        await SweepAsync();
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha)));
        Clock.Now += 10 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Assert.True(await IsThereAsync(sha));
    }

    [Fact]
    public async Task Uploading_it_again_begins_the_grace_anew()
    {
        var bytes = Pictures.Disc(20, 20);
        var sha = await StoreAsync(bytes);
        Clock.Now += 6 * Day;
        Assert.Equal(sha, await StoreAsync(bytes));
        Clock.Now += 6 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Clock.Now += 2 * Day;
        Assert.Equal(1, (await SweepAsync()).Assets);
    }

    [Fact]
    public async Task A_deleted_document_keeps_its_asset_while_it_can_be_restored()
    {
        var sha = await StoreAsync();
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha)));
        var deleted = await AcceptAsync("phone", 2, Edit.Delete(Bodies.Wallpaper("photo"), new Sequence(1)));
        for (var week = 0; week < 8; week++)
        {
            Clock.Now += 7 * Day;
            Assert.Equal(0, (await SweepAsync()).Assets);
        }

        await AcceptAsync("phone", 3, Edit.Restore(Bodies.Wallpaper("photo"), deleted));
        Clock.Now += 30 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Assert.True(await IsThereAsync(sha));
    }

    [Fact]
    public async Task A_document_that_is_gone_altogether_lets_its_asset_go()
    {
        var sha = await StoreAsync();
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha)));
        await AcceptAsync("phone", 2, Edit.Delete(Bodies.Wallpaper("photo"), new Sequence(1)));
        await SweepAsync();
        await RunSqlAsync("DELETE FROM documents");
        Clock.Now += 2 * Day;
        await SweepAsync();
        Clock.Now += 8 * Day;
        Assert.Equal(1, (await SweepAsync()).Assets);
        Assert.False(await IsThereAsync(sha));
    }

    [Fact]
    public async Task A_name_counts_wherever_a_document_of_any_kind_has_it()
    {
        var sha = await StoreAsync();
        var layout = Bodies.Json($$$"""
            {"format":1,"canvas":{"width":904,"height":572},"widgets":{"w":{"kind":"from-the-future","order":"V","frame":{"x":300,"y":60,"width":40,"height":40},"looks":[{"skin":"{{{sha}}}"}]} } }
            """);
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Layout("one"), layout));
        Clock.Now += 30 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Assert.True(await IsThereAsync(sha));
    }

    [Fact]
    public async Task A_stream_that_begins_anew_is_read_anew()
    {
        var sha = await StoreAsync();
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha)));
        await SweepAsync();
        await RunSqlAsync("UPDATE streams SET epoch = 'restored'");
        await RunSqlAsync("UPDATE asset_naming SET id = 'of-the-other-life'");
        Clock.Now += 30 * Day;
        await SweepAsync();
        Assert.True(await IsThereAsync(sha));
        Assert.Equal(["photo"], await Services.GetRequiredService<IStorage>().ReadAsync((db, ct) => db.Set<NamingRow>().Select(row => row.Id).ToListAsync(ct), Cancellation));
    }

    [Fact]
    public async Task Bytes_that_two_accounts_have_go_with_the_last()
    {
        var bytes = Pictures.Disc(30, 30);
        var sha = await StoreAsync(bytes);
        Clock.Now += 4 * Day;
        Assert.Equal(sha, (await Assets.StoreImageAsync(Other, new MemoryStream(bytes), null, Cancellation)).Value.Sha256);
        Clock.Now += 4 * Day;
        var first = await SweepAsync();
        Assert.Equal((1, 0), (first.Assets, first.Blobs));
        Assert.Null(await Assets.FindAsync(Owner.AccountId, sha, Cancellation));
        Assert.NotNull(await Assets.FindAsync(Other.AccountId, sha, Cancellation));
        Assert.Single(Files());
        Clock.Now += 4 * Day;
        var second = await SweepAsync();
        Assert.Equal((1, 1), (second.Assets, second.Blobs));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task More_than_a_batch_goes_in_one_pass()
    {
        for (var i = 0; i < AssetLimits.SweepBatch + 5; i++) await StoreAsync();
        Clock.Now += 8 * Day;
        var swept = await SweepAsync();
        Assert.Equal((AssetLimits.SweepBatch + 5, AssetLimits.SweepBatch + 5), (swept.Assets, swept.Blobs));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task An_edit_that_names_an_asset_while_the_sweep_takes_it_keeps_it()
    {
        var sha = await StoreAsync();
        Clock.Now += 8 * Day;
        Gate.Close();
        var editing = Task.Run(() => AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha))), Cancellation);
        await Gate.ReachedAsync();
        var sweeping = Task.Run(SweepAsync, Cancellation);
        await UntilSomebodyWaitsAsync();
        Gate.Open();

        await editing;
        Assert.Equal(0, (await sweeping).Assets);
        Assert.True(await IsThereAsync(sha));
        Assert.Equal(0, (await SweepAsync()).Assets);
    }

    [Fact]
    public async Task Edit_and_sweep_agree_whoever_comes_first()
    {
        var seed = Random.Shared.Next();
        TestContext.Current.TestOutputHelper?.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var kept = 0;
        for (var round = 1; round <= 30; round++)
        {
            var sha = await StoreAsync();
            Clock.Now += 8 * Day;
            var lead = random.Next(3);
            var key = Bodies.Wallpaper($"photo-{round}");
            var mutation = Mutation(round, Edit.Create(key, Image(sha)));
            var sweeping = Task.Run(async () => { for (var i = 0; i < 2 - lead; i++) await Task.Yield(); return await SweepAsync(); }, Cancellation);
            var editing = Task.Run(async () => { for (var i = 0; i < lead * 40; i++) await Task.Yield(); return await SubmitAsync("phone", mutation); }, Cancellation);
            var result = Assert.Single((await editing).Results);
            await sweeping;

            Assert.Equal(result.Outcome == MutationOutcome.Accepted, await IsThereAsync(sha));
            if (result.Outcome == MutationOutcome.Accepted) kept++;
            else Assert.Equal("asset.unknown", result.Problem!.Code);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kept} of 30 edits came first.");
    }

    [Fact]
    public async Task An_image_that_comes_again_while_its_bytes_are_deleted_is_whole()
    {
        var bytes = Pictures.Disc(40, 40);
        var sha = await StoreAsync(bytes);
        Clock.Now += 8 * Day;
        var deleting = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        Store.BeforeDelete = async _ =>
        {
            deleting.TrySetResult();
            await release.Task;
        };
        var sweeping = Task.Run(SweepAsync, Cancellation);
        await deleting.Task;
        var storing = Task.Run(() => StoreAsync(bytes), Cancellation);
        await UntilSomebodyWaitsAsync();
        release.SetResult();

        Assert.Equal(sha, await storing);
        await sweeping;
        Assert.True(await IsThereAsync(sha));
    }
}
