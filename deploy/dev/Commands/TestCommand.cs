using RearCloud.Dev.Machine;
using RearCloud.Dev.Running;
using RearCloud.Dev.Testing;

namespace RearCloud.Dev.Commands;

/// <summary>Builds once, makes sure of what the tests need, runs every test program and adds up.</summary>
internal sealed class TestCommand(Repository repository) : ICommand
{
    private const int AtATime = 2;

    public string Name => "test";

    public IReadOnlyList<(string Arguments, string Does)> Forms =>
    [
        ("[name]", "runs the tests: both databases, the browser, the architecture; a name picks projects"),
        ("name -- ...", "hands what follows to the test programs, e.g. -- -method '*Undo*'"),
    ];

    public async Task<int> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var own = arguments.TakeWhile(word => word != "--").ToList();
        var filter = arguments.Skip(own.Count + 1).ToList();
        var projects = TestProject.Find(repository, own.FirstOrDefault() ?? "");
        if (own.Count > 1 || projects.Count == 0)
            throw new CommandFailedException($"No test project is named like '{string.Join(' ', own)}'.", ExitCode.WrongUse);

        try
        {
            await Installer.EnsureAsync([Needs.Postgres, Needs.Chromium, Needs.Unicode, Needs.Compiler, .. Needs.Nodes, .. Needs.JavaScript, .. Needs.Fonts, .. Needs.Pictures], cancellationToken);
            await BuildAsync(projects, everything: own.Count == 0, cancellationToken);
        }
        catch (CommandFailedException problem)
        {
            Console.Error.WriteLine(problem.Message);
            TestSummary.PrintSum(passed: 0, failed: 1, skipped: 0);
            return ExitCode.Failed;
        }

        var run = new TestRun(repository.EmptyArtifacts("test"), ContinuousIntegration.IsOn, filter);
        var results = await RunAllAsync(run, projects, cancellationToken);
        return TestSummary.Print(results);
    }

    private async Task BuildAsync(IReadOnlyList<TestProject> projects, bool everything, CancellationToken cancellationToken)
    {
        await using var builder = new Builder(repository);
        if (everything)
        {
            await builder.BuildAsync("RearCloud.sln", cancellationToken);
            return;
        }

        foreach (var project in projects)
            await builder.BuildAsync(Path.Combine("tests", project.Name, project.Name + ".csproj"), cancellationToken);
    }

    private static async Task<IReadOnlyList<ProjectResult>> RunAllAsync(
        TestRun run, IReadOnlyList<TestProject> projects, CancellationToken cancellationToken)
    {
        await using var progress = new Progress("Test");
        var busy = new List<string>();
        var results = new List<ProjectResult>();
        foreach (var group in projects.GroupBy(project => project.RunsAlone).OrderBy(group => group.Key))
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = group.Key ? 1 : AtATime, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(group, options, async (project, token) =>
            {
                Show(() => busy.Add(project.Name));
                var result = await run.RunAsync(project, token);
                Show(() => busy.Remove(project.Name));
                lock (results)
                    results.Add(result);
                Progress.WriteLine(TestSummary.Line(result));
            });
        }

        return results;

        void Show(Action change)
        {
            lock (busy)
            {
                change();
                progress.Detail = string.Join(", ", busy);
            }
        }
    }
}
