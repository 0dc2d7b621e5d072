using System.Text.RegularExpressions;

namespace RearCloud.Architecture.Files;

public sealed partial class FileTests
{
    private const int LinesInAFile = 400;

    private static readonly string[] Code = [".cs", ".razor", ".css", ".js", ".proto", ".sh"];

    private static readonly string[] Text = [.. Code, ".csproj", ".props", ".targets", ".json", ".md", ".yml", ".yaml", ".sln", ".txt", ".conf", ".service", "", ".http", ".svg", ".html"];

    private static readonly string[] TopLevel =
        ["server", "client", "shared", "deploy", "tests", "docs", "docker-compose.yml", "RearCloud.sln", "README.md", "ARCHITECTURE.md", "LICENSE", "dev", "global.json"];

    // Written in two parts, so that this file does not hold what it looks for.
    private static readonly string[] Registries = ["nuget" + ".org", "registry." + "npmjs", "pkgs." + "dev.azure", "pypi" + ".org", "artifactory" + "/api"];

    private static IEnumerable<string> TextFiles => SourceTree.Files.Where(file => Text.Contains(Path.GetExtension(file)));

    [Fact]
    public void The_top_level_holds_the_house_and_configuration_only()
    {
        var names = SourceTree.Files.Select(file => file.Split('/')[0]).Distinct();

        Violations.None(names.Except(TopLevel).Where(name => !name.StartsWith('.') && !DirectoryFile().IsMatch(name)));
    }

    [Fact]
    public void The_tree_is_read() => Assert.True(SourceTree.Files.Count(file => file.EndsWith(".cs", StringComparison.Ordinal)) > 100);

    [Fact]
    public void No_file_is_too_long_to_be_one_thing() =>
        Violations.None(SourceTree.Files
            .Where(file => Code.Contains(Path.GetExtension(file)) && !IsGenerated(file))
            .Select(file => (file, lines: SourceTree.Read(file).AsSpan().Count('\n')))
            .Where(found => found.lines > LinesInAFile));

    [Fact]
    public void No_file_holds_a_path_of_one_machine() =>
        Violations.None(TextFiles.Where(file => MachinePath().IsMatch(SourceTree.Read(file))));

    [Fact]
    public void No_file_holds_the_address_of_a_package_registry() =>
        Violations.None(TextFiles.Where(file => Registries.Any(registry => SourceTree.Read(file).Contains(registry, StringComparison.OrdinalIgnoreCase))));

    [Fact]
    public void Programs_can_be_started() =>
        Assert.All(["dev", ".ci/run"], file => Assert.True(new FileInfo(Path.Combine(SourceTree.Root, file)).UnixFileMode.HasFlag(UnixFileMode.UserExecute)));

    private static bool IsGenerated(string file) =>
        file.EndsWith(".g.cs", StringComparison.Ordinal) || file.Contains("/Migrations/", StringComparison.Ordinal) || file.Contains("/wwwroot/lib/", StringComparison.Ordinal);

    [GeneratedRegex(@"^Directory\.[A-Za-z]+\.(props|targets)$")]
    private static partial Regex DirectoryFile();

    [GeneratedRegex(@"(?<![\w.~-])/(work|root|home/(?!app\b|\$|user\b)\w+|Users/\w+)/|[A-Z]:\\Users\\")]
    private static partial Regex MachinePath();
}
