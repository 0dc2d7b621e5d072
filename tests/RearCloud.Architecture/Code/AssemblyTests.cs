using RearCloud.Architecture.House;

namespace RearCloud.Architecture.Code;

/// <summary>The compiled side of the house table: what a project could name is one thing, what its code uses is another.</summary>
public sealed class AssemblyTests
{
    public static TheoryData<string> Projects => [.. HouseTable.Rows.Select(row => row.Project)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Code_uses_only_projects_that_its_row_reaches(string project)
    {
        var ours = CompiledCode.References(AssemblyOf(project)).Where(name => name.StartsWith("RearCloud.", StringComparison.Ordinal)).Select(name => name["RearCloud.".Length..]);

        Violations.None(ours.Except(HouseTable.Reachable(project)));
    }

    [Theory]
    [InlineData("Panel")]
    [InlineData("Rendering")]
    [InlineData("Scene")]
    [InlineData("Core")]
    [InlineData("Expressions")]
    public void Code_below_the_sync_uses_no_network(string project) =>
        Violations.None(CompiledCode.References(AssemblyOf(project)).Where(name => name.StartsWith("System.Net", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Code_is_there_to_be_read(string project) =>
        Assert.Contains(CompiledCode.Uses(AssemblyOf(project)), use => use.User.IsIn("RearCloud"));

    private static string AssemblyOf(string project) => project == "Cli" ? "rear" : "RearCloud." + project;
}
