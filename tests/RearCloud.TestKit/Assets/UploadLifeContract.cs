using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Images;
using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Assets.Uploads;
using RearCloud.Server.Assets.Variants;
using RearCloud.TestKit.Sync;

namespace RearCloud.TestKit.Assets;

/// <summary>How long uploads in parts, variants and bytes live.</summary>
public abstract class UploadLifeContract : AssetLifeSetup
{
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
    public async Task A_variant_of_a_film_plays()
    {
        var original = (await Assets.StoreImageAsync(Owner, new MemoryStream(SampleFilms.Webp(new PixelSize(1_200, 900), 4, 80)), null, Cancellation)).Value;
        Assert.Equal(("image/webp", 1_200, 900), (original.ContentType, original.Width, original.Height));
        var variant = (await Services.GetRequiredService<AssetVariants>().GetAsync(original, PanelProfiles.Reference, Cancellation)).Value;
        Assert.NotEqual(original.Sha256, variant.Sha256);
        await using var stored = await Assets.OpenAsync(variant.Sha256, Cancellation);
        Assert.Equal(4, new FilmCatalog(new OneAsset(stored!)).TimingOf(variant.Sha256)?.Frames);
    }

    private sealed class OneAsset(Stream bytes) : IAssetSource
    {
        public Stream Open(string sha256) => bytes;
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
}
