using System.Security.Cryptography;
using RearCloud.Server.Assets.Files;
using RearCloud.TestKit.Machine;

namespace RearCloud.Server.Tests.Assets;

/// <summary>Files of assets are whole or not there.</summary>
public sealed class AssetFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_was_written_is_read_under_its_name()
    {
        var assets = new AssetFolder(folder.Path);
        var bytes = RandomNumberGenerator.GetBytes(5_000);
        var name = Convert.ToHexStringLower(SHA256.HashData(bytes));
        Assert.Null(assets.Open(name));
        await assets.WriteAsync(name, bytes, Cancellation);
        await assets.WriteAsync(name, bytes, Cancellation);

        await using var stream = assets.Open(name)!;
        var read = new MemoryStream();
        await stream.CopyToAsync(read, Cancellation);
        Assert.Equal(bytes, read.ToArray());
        Assert.Equal([folder[Path.Combine(name[..2], name)]], FilesOutsideIncoming());
        Assert.Empty(Directory.EnumerateFiles(folder["incoming"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("ABCDEF0000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/etc/passwd")]
    public void Only_names_of_assets_are_opened(string name) => Assert.Null(new AssetFolder(folder.Path).Open(name));

    [Fact]
    public async Task A_write_that_is_stopped_leaves_nothing()
    {
        var assets = new AssetFolder(folder.Path);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => assets.WriteAsync(new string('a', 64), new byte[10], stopped.Token));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task What_a_stop_left_behind_is_cleared_at_the_next_start()
    {
        Directory.CreateDirectory(folder["incoming"]);
        await File.WriteAllTextAsync(folder["incoming/half"], "half", Cancellation);
        _ = new AssetFolder(folder.Path);
        Assert.Empty(Directory.EnumerateFiles(folder["incoming"]));
    }

    [Fact]
    public async Task Arriving_bytes_have_no_name_and_vanish()
    {
        var assets = new AssetFolder(folder.Path);
        await using (var incoming = assets.OpenIncoming())
        {
            using var endless = new MemoryStream(new byte[100_000]);
            await BoundedCopy.CopyAsync(endless, incoming, 70_001, Cancellation);
            Assert.Equal(70_001, incoming.Length);
            Assert.Equal(70_001, endless.Position);
        }

        Assert.Empty(Directory.EnumerateFiles(folder["incoming"]));
    }

    private IEnumerable<string> FilesOutsideIncoming() =>
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Where(f => !f.StartsWith(folder["incoming"], StringComparison.Ordinal));
}
