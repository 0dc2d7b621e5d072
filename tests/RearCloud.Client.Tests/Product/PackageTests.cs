using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Product;

/// <summary>The packages as others get them.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly PackageFeed _feed = new("shared/RearCloud.Expressions", "shared/RearCloud.Core", "shared/RearCloud.Protocol", "client/RearCloud.Client");

    [Fact]
    public async Task The_packages_are_whole_and_the_program_of_the_readme_builds_on_them()
    {
        await _feed.PackAsync();
        var program = await _feed.BuildAsync(new Dictionary<string, string> { ["Program.cs"] = PackageFeed.ProgramOf("client/RearCloud.Client/README.md") });
        Assert.True(File.Exists(program));
    }

    public void Dispose() => _feed.Dispose();
}
