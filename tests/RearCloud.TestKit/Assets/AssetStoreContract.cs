using System.Security.Cryptography;
using RearCloud.Server.Assets;

namespace RearCloud.TestKit.Assets;

/// <summary>What every store of assets does; each store's tests say which.</summary>
public abstract class AssetStoreContract : IAsyncLifetime
{
    private IAssetStore? store;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IAssetStore Store => store!;

    /// <summary>Opens a store that holds nothing.</summary>
    protected abstract Task<IAssetStore> OpenStoreAsync(CancellationToken cancellationToken);

    /// <summary>Removes the store.</summary>
    protected abstract ValueTask RemoveStoreAsync();

    public async ValueTask InitializeAsync() => store = await OpenStoreAsync(Cancellation);

    public async ValueTask DisposeAsync()
    {
        await RemoveStoreAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000)]
    [InlineData(9_000_000)]
    public async Task What_was_written_is_read_under_its_name(int length)
    {
        var (name, bytes) = Make(length);
        Assert.Null(await Store.OpenAsync(name, Cancellation));
        await Store.WriteAsync(name, bytes, Cancellation);
        await Store.WriteAsync(name, bytes, Cancellation);

        await using var stream = (await Store.OpenAsync(name, Cancellation))!;
        Assert.Equal(length, stream.Length);
        Assert.Equal(bytes, await ReadAsync(stream));
    }

    [Fact]
    public async Task A_text_that_is_no_name_reaches_nothing()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Store.WriteAsync("../secret", new byte[1], Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.DeleteAsync("", Cancellation));
        Assert.Null(await Store.OpenAsync("../secret", Cancellation));
        Assert.Null(await Store.OpenAsync(new string('A', 64), Cancellation));
    }

    [Fact]
    public async Task Any_part_can_be_read_in_any_order()
    {
        var (name, bytes) = Make(300_000);
        await Store.WriteAsync(name, bytes, Cancellation);
        await using var stream = (await Store.OpenAsync(name, Cancellation))!;
        foreach (var (begin, count) in new[] { (299_990, 10), (0, 1), (150_000, 70_000), (150_000, 5) })
        {
            stream.Seek(begin, SeekOrigin.Begin);
            var part = new byte[count];
            await stream.ReadExactlyAsync(part, Cancellation);
            Assert.Equal(bytes[begin..(begin + count)], part);
            Assert.Equal(begin + count, stream.Position);
        }

        stream.Seek(0, SeekOrigin.End);
        Assert.Equal(0, await stream.ReadAsync(new byte[1], Cancellation));
    }

    [Fact]
    public async Task A_painter_that_cannot_wait_for_tasks_reads_the_same()
    {
        var (name, bytes) = Make(200_000);
        await Store.WriteAsync(name, bytes, Cancellation);
        await using var stream = (await Store.OpenAsync(name, Cancellation))!;
        var read = new byte[bytes.Length];
#pragma warning disable CA1835, CA1849 // The synchronous way is what is tested.
        stream.ReadExactly(read);
#pragma warning restore CA1835, CA1849
        Assert.Equal(bytes, read);
    }

    [Fact]
    public async Task What_was_deleted_is_gone_and_can_be_written_again()
    {
        var (name, bytes) = Make(5_000);
        await Store.WriteAsync(name, bytes, Cancellation);
        await Store.DeleteAsync(name, Cancellation);
        await Store.DeleteAsync(name, Cancellation);
        Assert.Null(await Store.OpenAsync(name, Cancellation));

        await Store.WriteAsync(name, bytes, Cancellation);
        await using var stream = (await Store.OpenAsync(name, Cancellation))!;
        Assert.Equal(bytes, await ReadAsync(stream));
    }

    [Fact]
    public async Task A_write_that_is_stopped_leaves_nothing()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        var (name, bytes) = Make(10);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.WriteAsync(name, bytes, stopped.Token));
        Assert.Null(await Store.OpenAsync(name, Cancellation));
    }

    [Fact]
    public async Task Many_write_the_same_at_once_and_it_is_whole()
    {
        var (name, bytes) = Make(50_000);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Store.WriteAsync(name, bytes, Cancellation))));
        await using var stream = (await Store.OpenAsync(name, Cancellation))!;
        Assert.Equal(bytes, await ReadAsync(stream));
    }

    protected static (string Name, byte[] Bytes) Make(int length)
    {
        var bytes = RandomNumberGenerator.GetBytes(length);
        return (BlobName.Of(bytes), bytes);
    }

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancellation);
        return read.ToArray();
    }
}
