using System.Text.Json;

namespace RearCloud.Dev.Testing;

/// <summary>Reads the report that a test program writes, in the Common Test Report Format (ctrf.io).</summary>
internal static class TestReport
{
    /// <summary>Every test of the report; an error outside of any test counts as a failed one.</summary>
    internal static IReadOnlyList<TestCase> Read(string file)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(file));
        var results = report.RootElement.GetProperty("results");
        return [.. results.GetProperty("tests").EnumerateArray().Select(ToCase), .. ErrorsOutsideTests(results)];
    }

    private static TestCase ToCase(JsonElement test) => new(
        TextOf(test, "name"),
        TextOf(test, "status") switch
        {
            "passed" => TestStatus.Passed,
            // "pending" is a test that was not asked for; the runner uses "skipped" for all that did not run.
            "skipped" or "pending" => TestStatus.Skipped,
            _ => TestStatus.Failed,
        },
        TextOf(test, "message"),
        TextOf(test, "trace"));

    private static IEnumerable<TestCase> ErrorsOutsideTests(JsonElement results)
    {
        if (!results.TryGetProperty("extra", out var extra) || !extra.TryGetProperty("suites", out var suites))
            yield break;
        foreach (var suite in suites.EnumerateArray().Where(suite => suite.TryGetProperty("errors", out _)))
        {
            foreach (var error in suite.GetProperty("errors").EnumerateArray())
                yield return new TestCase("outside of any test", TestStatus.Failed, error.GetRawText(), "");
        }
    }

    private static string TextOf(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
