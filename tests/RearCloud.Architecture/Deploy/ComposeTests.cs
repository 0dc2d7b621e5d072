using System.Text.RegularExpressions;
using RearCloud.Architecture.Files;
using RearCloud.Host;
using RearCloud.Server;

namespace RearCloud.Architecture.Deploy;

/// <summary>Images cannot be built on every machine, so a test sees that what they name is there.</summary>
public sealed partial class ComposeTests
{
    private const string Compose = "docker-compose.yml";
    private const string Secrets = "deploy/docker/secrets/";

    public static TheoryData<string> Dockerfiles => [.. SourceTree.Files.Where(file => file.EndsWith(".Dockerfile", StringComparison.Ordinal))];

    [Fact]
    public void Compose_builds_from_dockerfiles_that_exist()
    {
        var named = Matches(DockerfileLine(), SourceTree.Read(Compose)).ToList();

        Assert.NotEmpty(named);
        Violations.None(named.Where(file => !SourceTree.Has(file)));
    }

    [Fact]
    public void Every_mounted_secret_is_made_by_the_script_and_ignored_by_git()
    {
        var named = Matches(FileLine(), SourceTree.Read(Compose)).ToList();
        var made = Matches(MadeSecret(), SourceTree.Read("deploy/docker/new-secrets")).Select(name => Secrets + name);

        Assert.NotEmpty(named);
        Violations.None(named.Except(made));
        Assert.Contains(Secrets, SourceTree.Read(".gitignore").Split('\n'));
    }

    [Fact]
    public void No_secret_stands_in_clear() =>
        Violations.None(Variables(Compose).Where(variable =>
            variable.Name.Contains("PASSWORD", StringComparison.OrdinalIgnoreCase)
            && !(variable.Name.EndsWith("_FILE", StringComparison.Ordinal) && variable.Value.StartsWith("/run/secrets/", StringComparison.Ordinal))));

    [Fact]
    public void The_start_of_the_panel_reads_every_variable_that_it_is_given()
    {
        var script = SourceTree.Read("deploy/docker/panel-start");
        var given = Variables(Compose).Select(variable => variable.Name).Where(name => name.StartsWith("REARCLOUD_", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(given);
        Violations.None(given.Where(name => !script.Contains(name, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Dockerfiles))]
    public void A_dockerfile_copies_and_publishes_what_is_there(string file)
    {
        var text = SourceTree.Read(file);
        var sources = Matches(CopyLine(), text).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[..^1]).ToList();
        var published = Matches(PublishLine(), text).ToList();

        Assert.NotEmpty(sources);
        Assert.NotEmpty(published);
        Violations.None(sources.Concat(published).Where(path => !SourceTree.Has(path)));
    }

    [Fact]
    public void The_server_knows_every_setting_that_it_is_given()
    {
        var given = SourceTree.Files.Where(file => file == Compose || file.StartsWith("deploy/docker/", StringComparison.Ordinal))
            .SelectMany(file => Matches(Setting(), SourceTree.Read(file)))
            .ToList();

        Assert.NotEmpty(given);
        Violations.None(given.Where(name => !IsSetting(typeof(ServerSettings), name) && !IsSetting(typeof(HostSettings), name)));
    }

    [Theory]
    [InlineData("answers")]
    [InlineData("panel-start")]
    [InlineData("new-secrets")]
    public void A_script_can_be_started(string script) =>
        Assert.True(new FileInfo(Path.Combine(SourceTree.Root, "deploy/docker", script)).UnixFileMode.HasFlag(UnixFileMode.UserExecute));

    private static bool IsSetting(Type? settings, string name) =>
        name.Split("__").Aggregate(settings, (type, member) => type?.GetProperty(member)?.PropertyType) is not null;

    private static IEnumerable<(string Name, string Value)> Variables(string file) =>
        VariableLine().Matches(SourceTree.Read(file)).Select(match => (match.Groups[1].Value, match.Groups[2].Value));

    private static IEnumerable<string> Matches(Regex pattern, string text) => pattern.Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"^ +dockerfile: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex DockerfileLine();

    [GeneratedRegex(@"^ +file: (\S+)$", RegexOptions.Multiline)]
    private static partial Regex FileLine();

    [GeneratedRegex(@"^make (\S+) ", RegexOptions.Multiline)]
    private static partial Regex MadeSecret();

    [GeneratedRegex(@"^ +([A-Z][A-Za-z]*_\w+): (\S+)$", RegexOptions.Multiline)]
    private static partial Regex VariableLine();

    // Without --from: what comes from the working tree. Options are skipped.
    [GeneratedRegex(@"^COPY (?!--from)(?:--\S+ )*(.+)$", RegexOptions.Multiline)]
    private static partial Regex CopyLine();

    [GeneratedRegex(@"\bRearCloud__(\w+)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"dotnet publish (\S+)")]
    private static partial Regex PublishLine();
}
