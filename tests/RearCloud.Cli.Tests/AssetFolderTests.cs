using RearCloud.TestKit.Machine;

namespace RearCloud.Cli.Tests;

public sealed class AssetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_asset_is_opened_by_its_digest()
    {
        var name = new string('a', 64);
        File.WriteAllText(_folder[name], "picture");
        using var stream = new AssetFolder(_folder.Path).Open(name);
        Assert.Equal(7, stream!.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../../../../../../../../../../../../../../../../../../etc/passw")]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    public void What_is_no_digest_or_not_here_is_null(string name) => Assert.Null(new AssetFolder(_folder.Path).Open(name));

    [Fact]
    public void Without_a_folder_there_is_nothing() => Assert.Null(new AssetFolder(null).Open(new string('a', 64)));

    public void Dispose() => _folder.Dispose();
}
