using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server;
using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Files;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Assets.Uploads;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Wallpapers;
using RearCloud.TestKit.Machine;
using RearCloud.TestKit.Sync;

namespace RearCloud.TestKit.Assets;

/// <summary>Sets up assets over a database and a folder of their own.</summary>
public abstract class AssetLifeSetup : StorageContract
{
    protected static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryFolder folder = new();
    private uint nextColor = 0xFF000000;

    protected static Actor Other { get; } = new("bert", null, "Bert");

    protected IAssets Assets => Services.GetRequiredService<IAssets>();

    protected TrickyStore Store => (TrickyStore)Services.GetRequiredService<IAssetStore>();

    private protected UploadDesk Desk => Services.GetRequiredService<UploadDesk>();

    /// <summary>Holds edits inside the door's transaction.</summary>
    private protected EditGate Gate { get; } = new();

    /// <summary>Waits until a transaction waits for another, in a database where it shows.</summary>
    protected virtual Task UntilSomebodyWaitsAsync() => Task.CompletedTask;

    protected override void AddMore(IServiceCollection services)
    {
        services.AddSingleton(Gate);
        services.AddSingleton<IAssetStore>(_ => new TrickyStore(new FolderStore(folder["store"])));
        services.AddAssets(new ServerSettings { Data = folder.Path, Assets = new AssetSettings { Grace = 7 * Day } });
        services.AddWallpapers();
        services.AddScoped<IEditCheck, EditGateCheck>();
    }

    protected async Task RunSqlAsync(string sql) =>
        await Services.GetRequiredService<IStorage>().WriteAsync((scope, ct) => scope.Db.Database.ExecuteSqlRawAsync(sql, ct), Cancellation);

    protected override ValueTask RemoveStorageAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected Task<SweepCount> SweepAsync() => Services.GetRequiredService<AssetSweep>().RunAsync(Cancellation);

    protected Task<string> StoreAsync() => StoreAsync(Pictures.Disc(16, 16, color: ++nextColor));

    protected async Task<string> StoreAsync(byte[] bytes) => (await Assets.StoreImageAsync(Owner, new MemoryStream(bytes), "photo.png", Cancellation)).Value.Sha256;

    protected async Task<bool> IsThereAsync(string sha256)
    {
        var row = await Assets.FindAsync(Owner.AccountId, sha256, Cancellation);
        await using var bytes = await Assets.OpenAsync(sha256, Cancellation);
        return row is not null && bytes is not null && Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, Cancellation)) == sha256;
    }

    protected IEnumerable<string> Files() =>
        Directory.Exists(folder["store"]) ? Directory.EnumerateFiles(folder["store"], "*", SearchOption.AllDirectories).Select(f => Path.GetFileName(f)!) : [];

    protected static JsonElement Image(string sha256) => Bodies.Json($$"""{"format":1,"name":"Photo","type":"image","asset":"{{sha256}}","fit":"cover"}""");
}
