using System.Text.Json;
using System.Xml.Linq;
using RearCloud.Architecture.Files;

namespace RearCloud.Architecture.House;

/// <summary>What a .csproj names.</summary>
internal sealed class ProjectFile
{
    private readonly string path;
    private readonly XElement content;

    internal ProjectFile(string path)
    {
        this.path = path;
        content = XElement.Parse(SourceTree.Read(path));
    }

    /// <summary>Short names of the projects it references.</summary>
    internal IReadOnlyList<string> References =>
        [.. Items("ProjectReference").Select(item => ShortName(item.Replace('\\', '/')))];

    /// <summary>Packages that become part of what it builds.</summary>
    internal IReadOnlyList<string> Packages =>
        [.. content.Descendants("PackageReference").Where(item => (string?)item.Attribute("PrivateAssets") != "all").Select(Include)];

    internal IReadOnlyList<string> Frameworks => [.. Items("FrameworkReference")];

    internal string Sdk => (string)content.Attribute("Sdk")!;

    /// <summary>Every package that comes with it, by others too, from the lock file.</summary>
    internal IReadOnlyList<string> AllPackages()
    {
        using var lockFile = JsonDocument.Parse(SourceTree.Read(Path.GetDirectoryName(path) + "/packages.lock.json"));
        return
        [
            .. lockFile.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() is "Direct" or "Transitive" or "CentralTransitive")
                .Select(package => package.Name)
                .Distinct(),
        ];
    }

    internal static string ShortName(string projectPath) =>
        Path.GetFileNameWithoutExtension(projectPath)["RearCloud.".Length..];

    private IEnumerable<string> Items(string kind) => content.Descendants(kind).Select(Include);

    private static string Include(XElement item) => (string)item.Attribute("Include")!;
}
