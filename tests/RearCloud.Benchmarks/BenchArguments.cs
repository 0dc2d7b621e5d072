using RearCloud.Benchmarks.Measuring;

namespace RearCloud.Benchmarks;

/// <summary>Reads the command line.</summary>
internal static class BenchArguments
{
    /// <summary>What is wrong with the arguments; null if nothing is.</summary>
    public static string? TryRead(string[] arguments, IReadOnlyList<IBench> benches, out IReadOnlyList<string> names, out BenchWish wish)
    {
        var benchNames = new List<string>();
        var cases = new List<string>();
        var isQuick = false;
        string? wrong = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            if (arguments[i] == "--quick") isQuick = true;
            else if (arguments[i] == "--case" && i + 1 < arguments.Length) cases.Add(arguments[++i]);
            else if (benches.Any(b => b.Name == arguments[i])) benchNames.Add(arguments[i]);
            else wrong ??= arguments[i];
        }

        names = benchNames;
        wish = new BenchWish(isQuick, cases);
        var meant = benches.Where(b => benchNames.Count == 0 || benchNames.Contains(b.Name)).ToList();
        wrong ??= cases.FirstOrDefault(c => !meant.Any(b => b.Cases.Contains(c)));
        return wrong is null ? null : $"'{wrong}' is not known. usage: bench [name] [--quick] [--case CASE]...\n{Known(benches)}";
    }

    private static string Known(IEnumerable<IBench> benches) => string.Join('\n', benches.Select(b => $"  {b.Name}: {string.Join(", ", b.Cases)}"));
}
