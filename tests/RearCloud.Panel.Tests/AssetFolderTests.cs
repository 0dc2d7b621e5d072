namespace RearCloud.Panel.Tests;

public sealed class AssetFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void An_asset_is_opened_by_its_digest()
    {
        var name = new string('a', 64);
        File.WriteAllText(_folder[name], "picture");
        using var stream = new AssetFolder(_folder.Path, "reference").Open(name);
        Assert.Equal(7, stream!.Length);
    }

    [Fact]
    public void What_was_made_for_the_panel_comes_before_the_original_and_another_panels_or_half_of_one_never()
    {
        var name = new string('a', 64);
        var folder = new AssetFolder(_folder.Path, "reference");
        File.WriteAllText(_folder[name + ".large"], "for another panel");
        File.WriteAllText(_folder[name + ".reference.part"], "half");
        Assert.Null(folder.Open(name));

        File.WriteAllText(_folder[name], "original");
        Assert.Equal("original", Read());
        File.WriteAllText(_folder[name + ".reference"], "small");
        Assert.Equal("small", Read());

        string Read()
        {
            using var text = new StreamReader(folder.Open(name)!);
            return text.ReadToEnd();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("../../../../../../../../../../../../../../../../../../../etc/passw")]
    [InlineData("bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")]
    public void What_is_no_digest_or_not_here_is_null(string name) => Assert.Null(new AssetFolder(_folder.Path, "reference").Open(name));

    [Fact]
    public void Without_a_folder_there_is_nothing() => Assert.Null(new AssetFolder(null, "reference").Open(new string('a', 64)));

    public void Dispose() => _folder.Dispose();
}
