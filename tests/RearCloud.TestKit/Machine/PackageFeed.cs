using System.IO.Compression;
using System.Xml.Linq;

namespace RearCloud.TestKit.Machine;

/// <summary>Projects packed into a folder of packages, as others get them, and programs built on nothing else of this repository.</summary>
/// <param name="projects">Folders of the projects from the repository's, each after those that it needs.</param>
public sealed class PackageFeed(params string[] projects) : IDisposable
{
    // A version that no earlier run left in the machine's package folder.
    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():n}";
    private readonly TemporaryFolder _folder = new();

    /// <summary>Packs the projects without a warning and asserts that each package is whole.</summary>
    public async Task PackAsync()
    {
        foreach (var project in projects)
        {
            await DotnetCommand.RunAsync(
                DotnetCommand.Root,
                "pack",
                $"{project}/{Path.GetFileName(project)}.csproj",
                "--configuration", "Release",
                "--artifacts-path", _folder["artifacts"],
                "--output", _folder["feed"],
                "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-warnaserror", $"-p:Version={_version}");
            AssertWhole(Path.GetFileName(project));
        }
    }

    /// <summary>Builds a program on the last of the packages.</summary>
    /// <param name="files">Its source, by file name.</param>
    /// <returns>The program's assembly, for <c>dotnet exec</c>.</returns>
    public async Task<string> BuildAsync(IReadOnlyDictionary<string, string> files)
    {
        var program = _folder["program"];
        Directory.CreateDirectory(program);
        foreach (var (name, text) in files) await File.WriteAllTextAsync(Path.Combine(program, name), text);
        await File.WriteAllTextAsync(Path.Combine(program, "nuget.config"), $"""<configuration><packageSources><add key="here" value="{_folder["feed"]}" /></packageSources></configuration>""");
        await File.WriteAllTextAsync(
            Path.Combine(program, "Program.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><PackageReference Include="{Path.GetFileName(projects[^1])}" Version="{_version}" /></ItemGroup>
            </Project>
            """);
        await DotnetCommand.RunAsync(program, "build", "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-warnaserror");
        return Path.Combine(program, "bin/Debug/net10.0/Program.dll");
    }

    /// <summary>The first program of a page.</summary>
    /// <param name="page">Its path from the repository's folder.</param>
    public static string ProgramOf(string page) =>
        string.Join('\n', File.ReadLines(Path.Combine(DotnetCommand.Root, page)).SkipWhile(l => l != "```csharp").Skip(1).TakeWhile(l => l != "```"));

    /// <summary>Deletes it all, also from the machine's package folder.</summary>
    public void Dispose()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var project in projects)
        {
            var left = Path.Combine(packages, Path.GetFileName(project).ToLowerInvariant(), _version);
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
        }

        _folder.Dispose();
    }

    private void AssertWhole(string name)
    {
        using var package = ZipFile.OpenRead(_folder[$"feed/{name}.{_version}.nupkg"]);
        var files = package.Entries.Select(e => e.FullName).ToList();
        Assert.Contains($"lib/net10.0/{name}.dll", files);
        Assert.Contains($"lib/net10.0/{name}.xml", files);
        Assert.Contains("README.md", files);
        using var symbols = ZipFile.OpenRead(_folder[$"feed/{name}.{_version}.snupkg"]);
        Assert.Contains($"lib/net10.0/{name}.pdb", symbols.Entries.Select(e => e.FullName));

        using var text = package.GetEntry($"{name}.nuspec")!.Open();
        var metadata = XElement.Load(text).Elements().Single(e => e.Name.LocalName == "metadata");
        string? Value(string element) => metadata.Elements().SingleOrDefault(e => e.Name.LocalName == element)?.Value;
        Assert.Equal((name, _version, "Apache-2.0", "README.md", "RearCloud"), (Value("id"), Value("version"), Value("license"), Value("readme"), Value("authors")));
        Assert.NotEmpty(Value("description")!);
        Assert.DoesNotContain(metadata.Elements(), e => e.Name.LocalName is "repository" or "projectUrl");
        // A package of this house names the others in the same version.
        Assert.All(
            metadata.Descendants().Where(e => e.Name.LocalName == "dependency" && ((string)e.Attribute("id")!).StartsWith("RearCloud.", StringComparison.Ordinal)),
            e => Assert.Equal(_version, (string)e.Attribute("version")!));
    }
}
