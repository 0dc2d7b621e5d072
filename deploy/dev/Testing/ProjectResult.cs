namespace RearCloud.Dev.Testing;

/// <summary>What one test program found, with the time it took.</summary>
internal sealed record ProjectResult(TestProject Project, IReadOnlyList<TestCase> Cases, TimeSpan Time)
{
    internal int Passed => Cases.Count(test => test.Status == TestStatus.Passed);

    internal int Failed => Cases.Count(test => test.Status == TestStatus.Failed);

    internal int Skipped => Cases.Count(test => test.Status == TestStatus.Skipped);
}
