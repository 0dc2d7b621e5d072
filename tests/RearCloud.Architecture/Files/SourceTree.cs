namespace RearCloud.Architecture.Files;

/// <summary>The working tree from which these tests were built.</summary>
internal static class SourceTree
{
    private static readonly string[] Left = ["bin", "obj", "artifacts", "node_modules", "TestResults", ".git", ".data", ".idea", ".vs"];

    internal static string Root { get; } = FindRoot();

    /// <summary>Every file that belongs to the product, as a path relative to the root with forward slashes.</summary>
    internal static IReadOnlyList<string> Files { get; } =
        [.. Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    internal static string Read(string relativePath) => File.ReadAllText(Path.Combine(Root, relativePath));

    internal static bool Has(string relativePath) => Path.Exists(Path.Combine(Root, relativePath));

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder) =>
        folder.EnumerateFiles().Concat(folder.EnumerateDirectories().Where(inner => !Left.Contains(inner.Name)).SelectMany(Walk));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RearCloud.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests read the working tree and must be run from inside it.");
    }
}
