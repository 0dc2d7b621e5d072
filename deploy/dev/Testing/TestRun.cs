using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using RearCloud.Dev.Running;

namespace RearCloud.Dev.Testing;

/// <summary>Runs one test program and judges it by its report, its exit code and its silence.</summary>
internal sealed class TestRun(string reportFolder, bool refuseSkips, IReadOnlyList<string> filter)
{
    /// <summary>A test may be left out on a machine that must run all only with a reason that begins like this.</summary>
    internal const string Excuse = "Cannot be installed";

    private const int ShownOnCrash = 80;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    internal ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    internal async Task<ProjectResult> RunAsync(TestProject project, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var report = Path.Combine(reportFolder, project.Name + ".json");
        await using var program = RunningProgram.Start(new Command(
            "dotnet",
            ["exec", project.Assembly, "-noColor", "-noLogo", "-noAutoReporters", "-reporter", "quiet", "-result-ctrf", report, .. filter])
        {
            Folder = Path.GetDirectoryName(project.Assembly),
            Environment = Environment,
        });

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            var exitCode = await program.WaitAsync(limit.Token);
            return new ProjectResult(project, Judge(report, exitCode, program.Tail), clock.Elapsed);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new ProjectResult(project, [Broken($"did not end within {Limit.TotalMinutes:0} minutes", program.Tail)], clock.Elapsed);
        }
        finally
        {
            await File.WriteAllLinesAsync(Path.ChangeExtension(report, ".log"), program.Tail, CancellationToken.None);
        }
    }

    private List<TestCase> Judge(string report, int exitCode, IReadOnlyList<string> output)
    {
        List<TestCase> cases;
        try
        {
            cases = [.. TestReport.Read(report).Select(RefuseSkip)];
        }
        catch (Exception problem) when (problem is IOException or JsonException or KeyNotFoundException)
        {
            return [Broken($"ended with {exitCode} and left no report", output)];
        }

        if (exitCode != 0 && cases.TrueForAll(test => test.Status != TestStatus.Failed))
            cases.Add(Broken($"ended with {exitCode} although no test failed", output));
        return cases;
    }

    private TestCase RefuseSkip(TestCase test) =>
        refuseSkips && test.Status == TestStatus.Skipped && !test.Message.StartsWith(Excuse, StringComparison.Ordinal)
            ? test with { Status = TestStatus.Failed, Message = $"was skipped, which this machine does not allow: {test.Message}" }
            : test;

    private static TestCase Broken(string what, IReadOnlyList<string> output) =>
        new("the test program", TestStatus.Failed, what, string.Join('\n', output.TakeLast(ShownOnCrash)));
}
