using RearCloud.Server.Assets;
using RearCloud.Server.Assets.Files;
using RearCloud.TestKit.Assets;
using RearCloud.TestKit.Machine;

namespace RearCloud.Server.Tests.Assets;

/// <summary>Files of assets are whole or not there.</summary>
public sealed class FolderStoreTests : AssetStoreContract
{
    private readonly TemporaryFolder folder = new();

    protected override Task<IAssetStore> OpenStoreAsync(CancellationToken cancellationToken) => Task.FromResult<IAssetStore>(new FolderStore(folder.Path));

    protected override ValueTask RemoveStoreAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_file_has_the_name_of_its_bytes_and_nothing_lies_beside_it()
    {
        var (name, bytes) = Make(5_000);
        await Store.WriteAsync(name, bytes, Cancellation);
        Assert.Equal([folder[Path.Combine(name[..2], name)]], Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_a_stop_left_behind_is_cleared_at_the_next_start()
    {
        Directory.CreateDirectory(folder["writing"]);
        await File.WriteAllTextAsync(folder["writing/half"], "half", Cancellation);
        _ = new FolderStore(folder.Path);
        Assert.Empty(Directory.EnumerateFiles(folder["writing"]));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_fails_and_leaves_nothing()
    {
        var (name, bytes) = Make(10);
        await File.WriteAllTextAsync(folder[name[..2]], "a file stands where a folder belongs", Cancellation);
        await Assert.ThrowsAnyAsync<IOException>(() => Store.WriteAsync(name, bytes, Cancellation));
        Assert.Empty(Directory.EnumerateFiles(folder["writing"]));
    }
}
