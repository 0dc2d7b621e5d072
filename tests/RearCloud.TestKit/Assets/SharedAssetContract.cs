using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Server.Accounts;
using RearCloud.Server.SharedStreams;
using RearCloud.Server.SharedStreams.Storage;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.TestKit.Sync;

namespace RearCloud.TestKit.Assets;

/// <summary>Who may read the images that shared documents name, and how long those live, on every database.</summary>
public abstract class SharedAssetContract : AssetLifeSetup
{
    private static readonly DocumentKey Photo = Bodies.Wallpaper("photo");

    private ISharedStreams Streams => Services.GetRequiredService<ISharedStreams>();

    protected override void AddMore(IServiceCollection services)
    {
        base.AddMore(services);
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<IAccounts, LocalAccounts>();
        services.AddSharedStreams();
    }

    [Fact]
    public async Task A_reader_reads_what_a_document_names_for_as_long_as_it_names_it_and_the_right_stands()
    {
        var (first, second) = (await StoreAsync(), await StoreAsync());
        var (stream, reader, stranger) = (await CreateAsync(), await AccountAsync("berta"), await AccountAsync("carla"));
        await EditAsync(stream, Edit.Create(Photo, Image(first)));
        Assert.False(await MayReadAsync(reader, first));
        await Streams.GrantAsync(Owner, stream.Value, "berta", Cancellation);

        Assert.True(await MayReadAsync(reader, first));
        Assert.True(await MayReadAsync(reader with { DeviceId = "phone" }, first));
        Assert.False(await MayReadAsync(reader, second));
        Assert.False(await MayReadAsync(stranger, first));
        var renamed = await EditAsync(stream, Bodies.Set(Photo, new Sequence(1), "/asset", $"\"{second}\""));
        Assert.Equal((false, true), (await MayReadAsync(reader, first), await MayReadAsync(reader, second)));
        var deleted = await EditAsync(stream, Edit.Delete(Photo, renamed));
        Assert.False(await MayReadAsync(reader, second));
        Assert.Equal(0, await RowsAsync());
        await EditAsync(stream, Edit.Restore(Photo, deleted));
        Assert.True(await MayReadAsync(reader, second));

        await Streams.RevokeAsync(Owner, stream.Value, reader.AccountId, Cancellation);
        Assert.False(await MayReadAsync(reader, second));
        await Streams.ChangeAsync(Owner, stream.Value, null, true, Cancellation);
        Assert.True(await MayReadAsync(stranger, second));
        await Streams.DeleteAsync(Owner, stream.Value, Cancellation);
        Assert.False(await MayReadAsync(stranger, second));
        Assert.True(await MayReadAsync(Owner, second));
        Assert.Equal(0, await RowsAsync());
    }

    [Fact]
    public async Task A_shared_document_names_what_its_owner_has_and_shows_nobody_elses()
    {
        var hers = (await Assets.StoreImageAsync(await AccountAsync("berta"), new MemoryStream(Pictures.Disc(50, 50)), null, Cancellation)).Value.Sha256;
        var stream = await CreateAsync();
        var stranger = await AccountAsync("carla");
        await Streams.ChangeAsync(Owner, stream.Value, null, true, Cancellation);

        var refused = await Door.EditAsync(Owner, stream, [Edit.Create(Photo, Image(hers))], cancellationToken: Cancellation);
        Assert.Equal(("asset.unknown", "/asset"), (refused.Problem!.Code, refused.Problem.Path));
        // A widget of the future may name what it likes: that gives no right either.
        var layout = Bodies.Json($$$"""
            {"format":1,"canvas":{"width":904,"height":572},"widgets":{"w":{"kind":"from-the-future","order":"V","frame":{"x":300,"y":60,"width":40,"height":40},"looks":[{"skin":"{{{hers}}}"}]} } }
            """);
        await EditAsync(stream, Edit.Create(Bodies.Layout("one"), layout));

        Assert.False(await MayReadAsync(stranger, hers));
        Assert.False(await MayReadAsync(Owner, hers));
        Assert.Equal(hers, await StoreAsync(Pictures.Disc(50, 50)));
        Assert.True(await MayReadAsync(stranger, hers));
    }

    [Fact]
    public async Task A_refused_mutation_shows_nothing()
    {
        var sha = await StoreAsync();
        var (stream, stranger) = (await CreateAsync(), await AccountAsync("carla"));
        await Streams.ChangeAsync(Owner, stream.Value, null, true, Cancellation);

        var refused = await Door.EditAsync(Owner, stream, [Edit.Create(Photo, Image(sha)), Edit.Create(Bodies.Wallpaper("second"), Image(new string('0', 64)))], cancellationToken: Cancellation);

        Assert.Equal("asset.unknown", refused.Problem!.Code);
        Assert.False(await MayReadAsync(stranger, sha));
    }

    [Fact]
    public async Task News_of_an_older_version_that_come_late_forget_nothing()
    {
        var sha = await StoreAsync();
        var stream = await CreateAsync();
        var reader = await AccountAsync("berta");
        await Streams.GrantAsync(Owner, stream.Value, "berta", Cancellation);
        var deleted = await EditAsync(stream, Edit.Delete(Photo, await EditAsync(stream, Edit.Create(Photo, Image(sha)))));
        var tombstone = (await Reader.FindAsync(stream, Photo, Cancellation))!;
        await EditAsync(stream, Edit.Restore(Photo, deleted));

        await using (var scope = Services.CreateAsyncScope())
        {
            foreach (var follower in scope.ServiceProvider.GetServices<IChangeFollower>()) await follower.OnCommittedAsync(stream, [tombstone], Cancellation);
        }

        Assert.True(await MayReadAsync(reader, sha));
    }

    [Fact]
    public async Task What_a_shared_document_names_is_not_swept_until_the_stream_is_deleted_and_a_grace_is_over()
    {
        var sha = await StoreAsync();
        var stream = await CreateAsync();
        await EditAsync(stream, Edit.Create(Photo, Image(sha)));
        Clock.Now += 400 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Assert.True(await IsThereAsync(sha));

        await Streams.DeleteAsync(Owner, stream.Value, Cancellation);
        await SweepAsync();
        Clock.Now += 6 * Day;
        Assert.Equal(0, (await SweepAsync()).Assets);
        Clock.Now += 2 * Day;
        Assert.Equal(1, (await SweepAsync()).Assets);
        Assert.False(await IsThereAsync(sha));
    }

    private async Task<StreamId> CreateAsync() => new((await Streams.CreateAsync(Owner, "Themes", Cancellation)).Value.Stream);

    private async Task<Actor> AccountAsync(string name) => (await Services.GetRequiredService<IAccounts>().CreateAsync(name, "a password", Cancellation)).Value.Actor;

    private async Task<Sequence> EditAsync(StreamId stream, Edit edit)
    {
        var result = await Door.EditAsync(Owner, stream, [edit], cancellationToken: Cancellation);
        Assert.True(result.Outcome == MutationOutcome.Accepted, $"{result.Outcome}: {result.Problem}");
        return result.Sequence;
    }

    private async Task<bool> MayReadAsync(Actor actor, string sha256) => await Assets.FindReadableAsync(actor, sha256, Cancellation) is not null;

    private Task<int> RowsAsync() => Services.GetRequiredService<IStorage>().ReadAsync((db, ct) => db.Set<SharedAssetRow>().CountAsync(ct), Cancellation);
}
