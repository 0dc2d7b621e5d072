namespace RearCloud.Dev;

/// <summary>Where things stand in the working tree.</summary>
internal sealed class Repository(string root)
{
    internal const string Configuration = "Release";

    private const string Framework = "net10.0";

    internal string Root { get; } = Path.GetFullPath(root);

    internal string Solution => this["RearCloud.sln"];

    internal string this[string relativePath] => Path.Combine(Root, relativePath);

    /// <summary>The folder into which a project is built.</summary>
    internal string OutputOf(string project) => Path.Combine(this[project], "bin", Configuration, Framework);

    /// <summary>A path as the developer would type it at the root.</summary>
    internal string Short(string path) => Path.GetRelativePath(Root, path);

    /// <summary>An empty folder below artifacts/.</summary>
    internal string EmptyArtifacts(string name)
    {
        var folder = this[Path.Combine("artifacts", name)];
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }
}
