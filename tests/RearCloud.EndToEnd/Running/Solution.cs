namespace RearCloud.EndToEnd.Running;

/// <summary>Finds what was built beside these tests.</summary>
internal static class Solution
{
    /// <summary>The folder into which a project was built, in the configuration of these tests.</summary>
    public static string OutputOf(string project)
    {
        var mine = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var configuration = mine.Parent!.Name;
        var root = mine;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "RearCloud.sln"))) root = root.Parent;
        if (root is null) throw new InvalidOperationException("These tests run from their build folder inside the solution.");
        return Path.Combine(root.FullName, project, "bin", configuration, mine.Name);
    }
}
