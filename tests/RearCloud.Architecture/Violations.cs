namespace RearCloud.Architecture;

/// <summary>Fails with every offender, one on a line, because the reader must mend all of them.</summary>
internal static class Violations
{
    internal static void None<T>(IEnumerable<T> offenders)
    {
        var all = offenders.Select(offender => offender?.ToString()).Distinct().ToList();
        if (all.Count > 0)
            Assert.Fail(string.Join('\n', all));
    }
}
