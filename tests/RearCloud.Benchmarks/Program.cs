using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Panels;

IBench[] benches = [new PanelBench()];
var isQuick = args.Contains("--quick");
var names = args.Where(a => !a.StartsWith('-')).ToList();
var unknown = names.Where(n => benches.All(b => b.Name != n)).ToList();
if (unknown.Count > 0 || args.Any(a => a.StartsWith('-') && a != "--quick"))
{
    Console.Error.WriteLine($"usage: bench [name] [--quick]; the benchmarks are {string.Join(", ", benches.Select(b => b.Name))}");
    return 2;
}

foreach (var bench in benches.Where(b => names.Count == 0 || names.Contains(b.Name)))
{
    var rows = await bench.RunAsync(isQuick);
    BenchReport.Print(bench.Name, bench.Yardstick, rows);
    BenchReport.Write(bench.Name, rows);
}

return 0;
