using System.IO.Compression;
using System.Xml.Linq;
using RearCloud.TestKit.Machine;

namespace RearCloud.Client.Tests.Product;

/// <summary>The packages as others get them.</summary>
public sealed class PackageTests : IDisposable
{
    private static readonly string[] Projects =
        ["shared/RearCloud.Expressions", "shared/RearCloud.Core", "shared/RearCloud.Protocol", "client/RearCloud.Client"];

    // A version that no earlier run left in the machine's package folder.
    private readonly string _version = $"0.1.0-test.{Guid.NewGuid():n}";
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task The_packages_are_whole_and_the_program_of_the_readme_builds_on_them()
    {
        foreach (var project in Projects)
        {
            await DotnetCommand.RunAsync(
                DotnetCommand.Root,
                "pack",
                $"{project}/{Path.GetFileName(project)}.csproj",
                "--configuration", "Release",
                "--artifacts-path", _folder["artifacts"],
                "--output", _folder["feed"],
                "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false", "-warnaserror", $"-p:Version={_version}");
            AssertPackage(Path.GetFileName(project));
        }

        await BuildReadmeAsync();
    }

    public void Dispose()
    {
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var project in Projects)
        {
            var left = Path.Combine(packages, Path.GetFileName(project).ToLowerInvariant(), _version);
            if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
        }

        _folder.Dispose();
    }

    private void AssertPackage(string name)
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

    private async Task BuildReadmeAsync()
    {
        var program = _folder["program"];
        Directory.CreateDirectory(program);
        var readme = await File.ReadAllLinesAsync(Path.Combine(DotnetCommand.Root, "client/RearCloud.Client/README.md"), TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Path.Combine(program, "Program.cs"), readme.SkipWhile(l => l != "```csharp").Skip(1).TakeWhile(l => l != "```"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(program, "nuget.config"), $"""<configuration><packageSources><add key="here" value="{_folder["feed"]}" /></packageSources></configuration>""", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(program, "Program.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable></PropertyGroup>
              <ItemGroup><PackageReference Include="RearCloud.Client" Version="{_version}" /></ItemGroup>
            </Project>
            """,
            TestContext.Current.CancellationToken);
        await DotnetCommand.RunAsync(program, "build", "--nologo", "-verbosity:quiet", "-tl:off", "-p:UseSharedCompilation=false");
        Assert.True(File.Exists(Path.Combine(program, "bin/Debug/net10.0/RearCloud.Client.dll")));
    }
}
