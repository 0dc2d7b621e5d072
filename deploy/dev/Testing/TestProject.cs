namespace RearCloud.Dev.Testing;

/// <summary>A project below tests/ that builds a test program.</summary>
internal sealed record TestProject(string Name, string Assembly)
{
    private const string Prefix = "RearCloud.";
    private const string NoTests = "<IsTestProject>false</IsTestProject>";

    /// <summary>Drives a browser and a panel at full speed, so it runs with the machine to itself.</summary>
    internal bool RunsAlone => Name == "RearCloud.EndToEnd";

    /// <summary>The test projects whose name contains <paramref name="part"/>; all when it is empty.</summary>
    internal static IReadOnlyList<TestProject> Find(Repository repository, string part) =>
    [
        .. Directory.GetDirectories(repository["tests"], Prefix + "*")
            .Select(folder => Path.GetFileName(folder))
            .Where(name => name.Contains(part, StringComparison.OrdinalIgnoreCase))
            .Where(name => repository[Path.Combine("tests", name, name + ".csproj")] is var file && File.Exists(file) && !File.ReadAllText(file).Contains(NoTests, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => new TestProject(name, Path.Combine(repository.OutputOf(Path.Combine("tests", name)), name + ".dll"))),
    ];
}
