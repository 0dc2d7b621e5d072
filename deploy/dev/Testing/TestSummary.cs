using RearCloud.Dev.Running;

namespace RearCloud.Dev.Testing;

/// <summary>Prints results: a line for each project, failures in full, and the sum as the last line.</summary>
internal static class TestSummary
{
    private const int NameWidth = 36;

    internal static string Line(ProjectResult result) =>
        $"  {(result.Failed > 0 ? "FAIL" : result.Cases.Count == 0 ? "none" : "ok"),-4}  {result.Project.Name.PadRight(NameWidth)}"
        + $"{Counts(result.Passed, result.Failed, result.Skipped)}  in {Progress.Text(result.Time)}";

    /// <summary>Prints everything and returns the exit code: right only when something passed and nothing failed.</summary>
    internal static int Print(IReadOnlyList<ProjectResult> results)
    {
        foreach (var result in results.OrderBy(result => result.Project.Name, StringComparer.Ordinal))
            PrintCases(result);

        var (passed, failed) = (results.Sum(result => result.Passed), results.Sum(result => result.Failed));
        PrintSum(passed, failed, results.Sum(result => result.Skipped));
        return failed == 0 && passed > 0 ? ExitCode.Right : ExitCode.Failed;
    }

    /// <summary>The last line, also when nothing could be run.</summary>
    internal static void PrintSum(int passed, int failed, int skipped)
    {
        Console.WriteLine();
        Console.WriteLine(Counts(passed, failed, skipped));
    }

    private static void PrintCases(ProjectResult result)
    {
        foreach (var test in result.Cases.Where(test => test.Status == TestStatus.Skipped))
            Console.WriteLine($"\nskipped  {test.Name}\n    {Indent(test.Message)}");
        foreach (var test in result.Cases.Where(test => test.Status == TestStatus.Failed))
            Console.WriteLine($"\nFAILED  {result.Project.Name}: {test.Name}\n    {Indent($"{test.Message}\n{test.Trace}".Trim())}");
    }

    private static string Counts(int passed, int failed, int skipped) =>
        $"{passed} passed, {failed} failed" + (skipped > 0 ? $", {skipped} skipped" : "");

    private static string Indent(string text) => text.ReplaceLineEndings("\n    ");
}
