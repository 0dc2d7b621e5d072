namespace RearCloud.EndToEnd.Running;

/// <summary>Finds what was built beside these tests.</summary>
internal static class Solution
{
    private static readonly DirectoryInfo Mine = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));

    /// <summary>The solution's folder.</summary>
    public static string Root
    {
        get
        {
            var root = Mine;
            while (root is not null && !File.Exists(Path.Combine(root.FullName, "RearCloud.sln"))) root = root.Parent;
            return root?.FullName ?? throw new InvalidOperationException("These tests run from their build folder inside the solution.");
        }
    }

    /// <summary>The folder into which a project was built, in the configuration of these tests.</summary>
    public static string OutputOf(string project) => Path.Combine(Root, project, "bin", Mine.Parent!.Name, Mine.Name);
}
