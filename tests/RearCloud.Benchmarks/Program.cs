using RearCloud.Benchmarks;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Panels;
using RearCloud.Benchmarks.Sync;
using RearCloud.Benchmarks.Sync.Servers;

if (args is [var verb, ..] && ServeVerbs.Find(verb) is { } serve)
{
    await serve(args[1..]);
    return 0;
}

IBench[] benches = [new PanelBench(), new SyncBench()];
if (BenchArguments.TryRead(args, benches, out var names, out var wish) is { } usage)
{
    Console.Error.WriteLine(usage);
    return 2;
}

foreach (var bench in benches.Where(b => names.Count == 0 || names.Contains(b.Name)))
{
    var rows = await bench.RunAsync(wish);
    if (rows.Count == 0) continue;
    if (wish.IsQuick) Console.WriteLine("quick: fewer turns, for trying and not for quoting");
    if (rows.Any(r => r.Targets.Count > 0)) BenchReport.PrintEach(bench.Name, bench.Yardstick, rows);
    else BenchReport.Print(bench.Name, bench.Yardstick, rows);
    // A run of some cases does not replace the whole table.
    BenchReport.Write(bench.Name, wish.Cases.Count == 0 ? bench.Name : $"{bench.Name}-{string.Join('-', wish.Cases)}", wish, rows);
}

// A case that broke has set it.
return Environment.ExitCode;
