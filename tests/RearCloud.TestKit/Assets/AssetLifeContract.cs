using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Server;
using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Storage;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Assets.Uploads;
using RearCloud.Server.Assets.Variants;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Wallpapers;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Sync;

namespace RearCloud.TestKit.Assets;

/// <summary>How long assets live: as long as a document names them, and a grace longer. Each provider's tests say over which database.</summary>
public abstract class AssetLifeContract : StorageContract
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryFolder folder = new();
    private readonly Gate gate = new();
    private uint nextColor = 0xFF000000;

    private static Actor Other { get; } = new("bert", null, "Bert");

    private IAssets Assets => Services.GetRequiredService<IAssets>();

    private TrickyStore Store => (TrickyStore)Services.GetRequiredService<IAssetStore>();

    private UploadDesk Desk => Services.GetRequiredService<UploadDesk>();

    /// <summary>Waits until a transaction waits for another, in a database where it shows.</summary>
    protected virtual Task UntilSomebodyWaitsAsync() => Task.CompletedTask;

    protected override void AddMore(IServiceCollection services)
    {
        services.AddSingleton(gate);
        services.AddSingleton<IAssetStore>(_ => new TrickyStore(new RearCloud.Server.Assets.Files.FolderStore(folder["store"])));
        services.AddAssets(new ServerSettings { Data = folder.Path });
        services.AddWallpapers();
        services.AddScoped<IEditCheck, GateCheck>();
    }

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
        gate.Close();
        var editing = Task.Run(() => AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(sha))), Cancellation);
        await gate.ReachedAsync();
        var sweeping = Task.Run(SweepAsync, Cancellation);
        await UntilSomebodyWaitsAsync();
        gate.Open();

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

    [Fact]
    public async Task A_full_store_takes_nothing_and_later_everything()
    {
        var bytes = Pictures.Disc(50, 50);
        Store.IsFull = true;
        var failure = await Assert.ThrowsAsync<AssetStoreException>(() => StoreAsync(bytes));
        Assert.Equal("asset.store-failed", failure.Problem.Code);
        Assert.Null(await Assets.FindAsync(Owner.AccountId, BlobName.Of(bytes), Cancellation));
        Assert.Empty(Files());

        Store.IsFull = false;
        var sha = await StoreAsync(bytes);
        Assert.True(await IsThereAsync(sha));
    }

    [Fact]
    public async Task An_upload_in_parts_that_nobody_finishes_goes_with_its_bytes()
    {
        var bytes = RandomNumberGenerator.GetBytes(3 * AssetLimits.PieceBytes);
        var upload = (await Desk.BeginAsync(Owner, new UploadRequest(bytes.Length), Cancellation)).Value;
        var taken = (await Desk.TakeAsync(Owner.AccountId, upload.Id, 0, null, new MemoryStream(bytes, 0, 2 * AssetLimits.PieceBytes), Cancellation)).Value;
        Assert.Null(taken.Problem);
        Assert.Equal(2 * AssetLimits.PieceBytes, taken.State.Offset);
        Assert.Equal(2, Files().Count());
        Clock.Now += TimeSpan.FromHours(23);
        Assert.Equal(new SweepCount(0, 0, 0, 0), await SweepAsync());

        Clock.Now += TimeSpan.FromHours(2);
        Assert.Null(await Desk.FindAsync(Owner.AccountId, upload.Id, Cancellation));
        Assert.Equal(new SweepCount(1, 0, 0, 2), await SweepAsync());
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_finished_upload_leaves_only_its_asset()
    {
        var bytes = Pictures.Noise(500, 400, 3);
        var upload = (await Desk.BeginAsync(Owner, new UploadRequest(bytes.Length, BlobName.Of(bytes)), Cancellation)).Value;
        Assert.Null((await Desk.TakeAsync(Owner.AccountId, upload.Id, 0, bytes.Length, new MemoryStream(bytes), Cancellation)).Value.Problem);
        var asset = (await Desk.FinishAsync(Owner, upload.Id, Cancellation)).Value;
        Assert.Equal(asset, (await Desk.FinishAsync(Owner, upload.Id, Cancellation)).Value);
        Clock.Now += TimeSpan.FromHours(2);
        await SweepAsync();
        Assert.Equal([asset.Sha256], Files());
    }

    [Fact]
    public async Task Of_two_parts_at_one_place_one_counts()
    {
        var bytes = RandomNumberGenerator.GetBytes(400_000);
        var upload = (await Desk.BeginAsync(Owner, new UploadRequest(bytes.Length, BlobName.Of(bytes)), Cancellation)).Value;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => Desk.TakeAsync(Owner.AccountId, upload.Id, 0, bytes.Length, new MemoryStream(bytes), Cancellation), Cancellation)));
        Assert.Single(answers, a => a.Value.Problem is null);
        Assert.All(answers.Where(a => a.Value.Problem is not null), a => Assert.Equal(("upload.offset", 400_000L), (a.Value.Problem!.Code, a.Value.State.Offset)));
    }

    [Fact]
    public async Task An_account_has_few_uploads_open_however_many_begin_at_once()
    {
        var begun = await Task.WhenAll(Enumerable.Range(0, AssetLimits.OpenUploads + 6).Select(_ => Task.Run(
            () => Desk.BeginAsync(Owner, new UploadRequest(1_000), Cancellation), Cancellation)));
        Assert.True(begun.Count(b => b.IsSuccess) >= AssetLimits.OpenUploads);
        Assert.Equal("upload.too-many", (await Desk.BeginAsync(Owner, new UploadRequest(1_000), Cancellation)).Problem!.Code);
        Assert.True((await Desk.BeginAsync(Other, new UploadRequest(1_000), Cancellation)).IsSuccess);
    }

    [Fact]
    public async Task A_variant_lives_and_goes_with_its_original()
    {
        var bytes = Pictures.Disc(1_800, 1_600);
        var original = (await Assets.StoreImageAsync(Owner, new MemoryStream(bytes), null, Cancellation)).Value;
        var variants = Services.GetRequiredService<AssetVariants>();
        var made = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => variants.GetAsync(original, PanelProfiles.Reference, Cancellation), Cancellation)));
        var variant = Assert.Single(made.Select(m => m.Value).Distinct());
        Assert.NotEqual(original.Sha256, variant.Sha256);
        await AcceptAsync("phone", 1, Edit.Create(Bodies.Wallpaper("photo"), Image(original.Sha256)));
        Clock.Now += 30 * Day;
        await SweepAsync();
        Assert.Equal(new[] { original.Sha256, variant.Sha256 }.Order(), Files().Order());

        await AcceptAsync("phone", 2, Bodies.Set(Bodies.Wallpaper("photo"), new Sequence(1), "/asset", $"\"{await StoreAsync()}\""));
        await SweepAsync();
        Clock.Now += 8 * Day;
        Assert.Equal(1, (await SweepAsync()).Variants);
        Assert.DoesNotContain(variant.Sha256, Files());
        Assert.DoesNotContain(original.Sha256, Files());
    }

    [Fact]
    public async Task Bytes_whose_writer_stopped_before_naming_them_go()
    {
        var bytes = RandomNumberGenerator.GetBytes(1_000);
        await Services.GetRequiredService<AssetBlobs>().WriteAsync(BlobName.Of(bytes), bytes, Cancellation);
        Assert.Equal(0, (await SweepAsync()).Blobs);
        Clock.Now += TimeSpan.FromHours(2);
        Assert.Equal(1, (await SweepAsync()).Blobs);
        Assert.Empty(Files());
    }

    protected async Task RunSqlAsync(string sql) =>
        await Services.GetRequiredService<IStorage>().WriteAsync((scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(sql, ct), Cancellation);

    protected override ValueTask RemoveStorageAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<SweepCount> SweepAsync() => Services.GetRequiredService<AssetSweep>().RunAsync(Cancellation);

    private Task<string> StoreAsync() => StoreAsync(Pictures.Disc(16, 16, color: ++nextColor));

    private async Task<string> StoreAsync(byte[] bytes) => (await Assets.StoreImageAsync(Owner, new MemoryStream(bytes), "photo.png", Cancellation)).Value.Sha256;

    private async Task<bool> IsThereAsync(string sha256)
    {
        var row = await Assets.FindAsync(Owner.AccountId, sha256, Cancellation);
        await using var bytes = await Assets.OpenAsync(sha256, Cancellation);
        return row is not null && bytes is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, Cancellation)) == sha256;
    }

    private IEnumerable<string> Files() =>
        Directory.Exists(folder["store"]) ? Directory.EnumerateFiles(folder["store"], "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!) : [];

    private static System.Text.Json.JsonElement Image(string sha256) => Bodies.Json($$"""{"format":1,"name":"Photo","type":"image","asset":"{{sha256}}","fit":"cover"}""");

    /// <summary>Where a test holds an edit inside the door's transaction, after the checks of assets.</summary>
    private sealed class Gate
    {
        private volatile TaskCompletionSource? _open;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Close() => _open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => _open!.SetResult();

        public Task ReachedAsync() => _reached.Task.WaitAsync(Cancellation);

        public Task PassAsync()
        {
            _reached.TrySetResult();
            return _open?.Task ?? Task.CompletedTask;
        }
    }

    private sealed class GateCheck(Gate gate) : IEditCheck
    {
        public async ValueTask<RearCloud.Core.Problem?> CheckAsync(StreamId stream, Document? before, Document after, CancellationToken cancellationToken)
        {
            await gate.PassAsync();
            return null;
        }
    }
}
