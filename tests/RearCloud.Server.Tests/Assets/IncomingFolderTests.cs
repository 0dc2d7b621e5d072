using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Files;
using RearCloud.TestKit.Machine;

namespace RearCloud.Server.Tests.Assets;

/// <summary>Bytes that arrive have no name and vanish.</summary>
public sealed class IncomingFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_more_is_received_than_the_limit()
    {
        var incoming = new IncomingFolder(folder.Path);
        using var endless = new MemoryStream(new byte[100_000]);
        await using (var file = await incoming.ReceiveAsync(endless, 70_001, Cancellation))
        {
            Assert.Equal(0, file.Position);
            Assert.Equal(70_001, file.Length);
            Assert.Equal(70_001, endless.Position);
        }

        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task A_full_disk_is_told_from_a_sender_that_breaks_off()
    {
        await Assert.ThrowsAsync<AssetStoreException>(() => BoundedCopy.CopyAsync(new MemoryStream(new byte[10]), new FullDisk(), 10, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => BoundedCopy.CopyAsync(new BrokenSender(), new MemoryStream(), 10, Cancellation));
        await Assert.ThrowsAsync<IOException>(() => new IncomingFolder(folder.Path).ReceiveAsync(new BrokenSender(), 10, Cancellation));
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task What_a_stop_left_behind_is_cleared_at_the_next_start()
    {
        await File.WriteAllTextAsync(folder["half"], "half", Cancellation);
        _ = new IncomingFolder(folder.Path);
        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("No space left on device");
    }

    private sealed class BrokenSender : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("Connection reset by peer");
    }
}
