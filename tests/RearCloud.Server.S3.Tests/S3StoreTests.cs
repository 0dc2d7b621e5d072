using RearCloud.Server.Assets;
using RearCloud.TestKit.Assets;

namespace RearCloud.Server.S3.Tests;

/// <summary>A bucket keeps the same promises as a folder.</summary>
public sealed class S3StoreTests : AssetStoreContract
{
    private S3Server? server;
    private S3Store? store;

    protected override async Task<IAssetStore> OpenStoreAsync(CancellationToken cancellationToken)
    {
        server = await S3Server.StartAsync(cancellationToken);
        return store = new S3Store(server.Settings("rearcloud/"));
    }

    protected override async ValueTask RemoveStoreAsync()
    {
        store?.Dispose();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Two_prefixes_of_a_bucket_are_two_stores()
    {
        var (name, bytes) = Make(10);
        await Store.WriteAsync(name, bytes, Cancellation);
        using var other = new S3Store(server!.Settings("other/"));
        Assert.Null(await other.OpenAsync(name, Cancellation));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_and_an_unknown_key_are_failures_and_not_missing_bytes()
    {
        var (name, bytes) = Make(10);
        var settings = server!.Settings();
        settings.AccessKey = "unknown";
        using var stranger = new S3Store(settings);
        await Assert.ThrowsAsync<IOException>(() => stranger.OpenAsync(name, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => stranger.WriteAsync(name, bytes, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => stranger.DeleteAsync(name, Cancellation));

        settings = server.Settings();
        settings.Bucket = "nowhere";
        using var lost = new S3Store(settings);
        await Assert.ThrowsAsync<IOException>(() => lost.WriteAsync(name, bytes, Cancellation));
    }

    [Fact]
    public async Task A_server_that_is_away_is_a_failure_and_not_missing_bytes()
    {
        var (name, bytes) = Make(2_000_000);
        await Store.WriteAsync(name, bytes, Cancellation);
        await using var open = (await Store.OpenAsync(name, Cancellation))!;
        await server!.KillAsync();
        await Assert.ThrowsAsync<IOException>(() => Store.OpenAsync(name, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => Store.WriteAsync(name, bytes, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => Store.DeleteAsync(name, Cancellation));
        await Assert.ThrowsAnyAsync<IOException>(() => open.ReadExactlyAsync(new byte[bytes.Length], Cancellation).AsTask());
    }
}
