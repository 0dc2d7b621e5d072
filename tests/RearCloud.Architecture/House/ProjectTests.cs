using RearCloud.Architecture.Files;

namespace RearCloud.Architecture.House;

public sealed class ProjectTests
{
    public static TheoryData<string> Projects => [.. HouseTable.Rows.Select(row => row.Project)];

    [Fact]
    public void The_table_names_every_project_of_the_product_and_no_other()
    {
        var projects = SourceTree.Files.Where(file =>
            file.EndsWith(".csproj", StringComparison.Ordinal)
            && (file.StartsWith("shared/", StringComparison.Ordinal) || file.StartsWith("server/", StringComparison.Ordinal) || file.StartsWith("client/", StringComparison.Ordinal)));

        Assert.Equal(HouseTable.Rows.Select(row => row.ProjectFile).Order(StringComparer.Ordinal), projects);
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_what_its_row_allows(string project) =>
        Violations.None(new ProjectFile(HouseTable.Row(project).ProjectFile).References.Except(HouseTable.Row(project).References));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_only_packages_that_its_row_allows(string project)
    {
        var row = HouseTable.Row(project);

        Violations.None(new ProjectFile(row.ProjectFile).Packages.Where(package => !row.Packages.Any(allowed => Matches(package, allowed))));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_package_that_a_row_forbids_comes_with_another(string project)
    {
        var row = HouseTable.Row(project);

        Violations.None(new ProjectFile(row.ProjectFile).AllPackages().Where(package => row.NeverPackages.Any(never => package.Contains(never, StringComparison.OrdinalIgnoreCase))));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_web_framework_is_used_only_where_the_row_allows_it(string project)
    {
        var row = HouseTable.Row(project);
        var file = new ProjectFile(row.ProjectFile);

        Assert.True(row.UsesAspNetCore || (file.Frameworks.Count == 0 && file.Sdk == "Microsoft.NET.Sdk"));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_has_its_test_project(string project) =>
        Assert.True(SourceTree.Has($"tests/RearCloud.{project}.Tests/RearCloud.{project}.Tests.csproj"));

    [Fact]
    public void The_solution_holds_every_project()
    {
        var solution = SourceTree.Read("RearCloud.sln").Replace('\\', '/');
        // The developer's door is built by its own start script, before there is anything else.
        var projects = SourceTree.Files.Where(file => file.EndsWith(".csproj", StringComparison.Ordinal) && !file.StartsWith("deploy/dev/", StringComparison.Ordinal));

        Violations.None(projects.Where(project => !solution.Contains($"\"{project}\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_page_about_the_architecture_prints_the_same_table()
    {
        var page = SourceTree.Read("ARCHITECTURE.md");
        var begin = page.IndexOf(HouseTableText.Begin, StringComparison.Ordinal);
        var end = page.IndexOf(HouseTableText.End, StringComparison.Ordinal);

        Assert.True(begin >= 0 && end > begin, "ARCHITECTURE.md lacks the marks of the house table.");
        Assert.Equal(HouseTableText.Print(), page[(begin + HouseTableText.Begin.Length)..end].TrimStart('\n'));
    }

    private static bool Matches(string package, string allowed) =>
        allowed.EndsWith('*') ? package.StartsWith(allowed[..^1], StringComparison.Ordinal) : package == allowed;
}
