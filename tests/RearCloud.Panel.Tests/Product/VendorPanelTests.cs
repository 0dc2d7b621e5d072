namespace RearCloud.Panel.Tests.Product;

/// <summary>The vendor's program of tests/RearCloud.VendorPanel as vendors have it: on the packages, and compiled ahead of time.</summary>
public sealed class VendorPanelTests : IDisposable
{
    private const string Project = "tests/RearCloud.VendorPanel";

    private readonly VendorBoard _board = new();
    private readonly PackageFeed _feed = new(
        "shared/RearCloud.Expressions", "shared/RearCloud.Core", "shared/RearCloud.Scene", "shared/RearCloud.Rendering", "client/RearCloud.Panel");

    [Fact]
    public async Task The_packages_are_whole_and_the_vendors_program_shows_its_layout_on_them()
    {
        await _feed.PackAsync();
        var sources = Directory.GetFiles(Path.Combine(DotnetCommand.Root, Project), "*.cs").ToDictionary(file => Path.GetFileName(file), File.ReadAllText);
        await AssertShowsAsync("dotnet", "exec", await _feed.BuildAsync(sources));

        var readme = new Dictionary<string, string>(sources.Select(file => KeyValuePair.Create(file.Key, ""))) { ["Program.cs"] = PackageFeed.ProgramOf("client/RearCloud.Panel/README.md") };
        var (exitCode, said) = await DotnetCommand.TryAsync("dotnet", DotnetCommand.Root, "exec", await _feed.BuildAsync(readme));
        Assert.Equal(0, exitCode);
        Assert.Matches("^[1-9][0-9]* frames, .* 0 faults\n$", said);
    }

    [Fact]
    public async Task Compiled_ahead_of_time_without_a_warning_it_shows_the_same_bytes()
    {
        await DotnetCommand.RunAsync(
            DotnetCommand.Root,
            "publish",
            $"{Project}/RearCloud.VendorPanel.csproj",
            "--configuration", "Release",
            "--artifacts-path", _board["artifacts"],
            "--output", _board["native"],
            "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-warnaserror");
        var program = _board["native/RearCloud.VendorPanel"];
        Assert.False(File.Exists(program + ".dll"));
        await AssertShowsAsync(program);

        await File.WriteAllTextAsync(_board["broken.json"], """{"layout/home":{"format":1,"widgets":[]}}""", TestContext.Current.CancellationToken);
        var (exitCode, said) = await _board.RunAsync([program], _board["broken.json"]);
        Assert.Equal(2, exitCode);
        Assert.Contains("/widgets", said, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _board.Dispose();
    }

    private async Task AssertShowsAsync(params string[] command)
    {
        var (exitCode, said) = await _board.RunAsync(command, VendorBoard.Layout);
        Assert.True(exitCode == 0, $"{exitCode}\n{said}");
        Assert.StartsWith("The panel is lit.\n", said, StringComparison.Ordinal);
        Assert.DoesNotContain("times)", said, StringComparison.Ordinal);
        Assert.True((await File.ReadAllBytesAsync(_board["screen"], TestContext.Current.CancellationToken)).AsSpan().SequenceEqual(_board.Expected(said)), "The display shows something else.");
        // The wear is kept for the next start, which takes it without a fault.
        Assert.NotEqual(0, new FileInfo(_board["wear"]).Length);
    }
}
