using System.Collections.Immutable;
using System.Security.Cryptography;
using RearCloud.Dev.Machine;
using RearCloud.Dev.Running;
using RearCloud.Dev.Testing;

namespace RearCloud.Dev.Commands;

/// <summary>Compares the golden pictures with what is drawn now, or accepts what is drawn now.</summary>
internal sealed class GoldenCommand(Repository repository) : ICommand
{
    private const string Project = "RearCloud.Rendering.Tests";
    private const string Variable = "REARCLOUD_GOLDEN";

    public string Name => "golden";

    public IReadOnlyList<(string Arguments, string Does)> Forms =>
    [
        ("", "compares the golden pictures and lists the pictures of the differences"),
        ("accept", "takes what is drawn now as golden and lists what changed"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var accept = arguments is ["accept"];
        if (!accept && arguments.Count > 0)
            throw new CommandFailedException("./dev golden, or ./dev golden accept.", ExitCode.WrongUse);

        await Installer.EnsureAsync(Needs.Fonts, cancellationToken);
        var project = TestProject.Find(repository, Project).Single();
        await using (var builder = new Builder(repository))
            await builder.BuildAsync(Path.Combine("tests", Project, Project + ".csproj"), cancellationToken);

        var differences = repository.EmptyArtifacts("golden");
        var before = GoldenPictures();
        var run = new TestRun(repository.EmptyArtifacts("test"), refuseSkips: false, filter: [])
        {
            Environment = ImmutableDictionary<string, string?>.Empty.Add(Variable, accept ? "accept" : null),
        };
        ProjectResult result;
        await using (new Progress(accept ? "Draw and accept" : "Draw and compare"))
            result = await run.RunAsync(project, cancellationToken);

        if (accept)
            PrintChanges(before, GoldenPictures());
        else
            PrintDifferences(differences);
        return TestSummary.Print([result]);
    }

    private void PrintDifferences(string folder)
    {
        var files = Directory.GetFiles(folder, "*.png", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        Console.WriteLine(files.Count == 0 ? "Every picture is as accepted." : "Differences:");
        foreach (var file in files)
            Console.WriteLine("  " + repository.Short(file));
    }

    private void PrintChanges(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        var lines = after.Where(picture => before.GetValueOrDefault(picture.Key) != picture.Value)
            .Select(picture => $"  {(before.ContainsKey(picture.Key) ? "changed" : "new    ")}  {repository.Short(picture.Key)}")
            .Order(StringComparer.Ordinal)
            .ToList();
        Console.WriteLine(lines.Count == 0 ? "Nothing changed." : "Accepted:");
        lines.ForEach(Console.WriteLine);
    }

    private Dictionary<string, string> GoldenPictures() =>
        Directory.EnumerateFiles(repository[Path.Combine("tests", Project)], "*.png", SearchOption.AllDirectories)
            .Where(file => !repository.Short(file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
            .ToDictionary(file => file, file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));
}
