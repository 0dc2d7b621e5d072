using RearCloud.Benchmarks.Measuring;
using RearCloud.Benchmarks.Panels.Running;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Memory;

namespace RearCloud.Benchmarks.Panels;

/// <summary>What frames cost on the frame thread, against a copy of the panel's buffer.</summary>
internal sealed class PanelBench : IBench
{
    private static readonly PanelProfile Panel = PanelProfiles.Reference;

    public string Name => "panel";

    public string Yardstick => $"a copy of the panel's buffer ({Panel.Size} x 4 bytes, hot)";

    public IReadOnlyList<string> Cases { get; } = [.. FrameCases.All.Concat(PostCases.All).Select(c => c.Name), .. RunningCases.Names];

    public async Task<IReadOnlyList<BenchRow>> RunAsync(BenchWish wish)
    {
        var runs = wish.IsQuick ? 200 : 2_000;
        using var frames = new FrameCases(runs);
        var rows = new List<BenchRow>();
        foreach (var (name, bound) in FrameCases.All.Concat(PostCases.All).Where(c => wish.Includes(c.Name)))
        {
            // Beside each case, so that a neighbour's noise hits both.
            var copy = Copy(runs);
            var timing = PostCases.All.Any(c => c.Name == name) ? PostCases.Measure(name, runs) : frames.Measure(name);
            rows.Add(new BenchRow(name, timing, copy) { Targets = TargetsOf(name, timing, timing.P50 / copy, bound) });
        }

        foreach (var name in RunningCases.Names.Where(wish.Includes)) rows.Add(await RunningCases.MeasureAsync(name, wish.IsQuick));
        return rows;
    }

    private static IReadOnlyList<Target> TargetsOf(string name, Timing timing, double ratio, double bound)
    {
        if (name == FrameCases.Rich) return [new Target("p99, us", timing.P99, 2_000)];
        return double.IsNaN(bound) ? [] : [new Target("p50, x the yardstick", ratio, bound)];
    }

    private static unsafe double Copy(int runs)
    {
        using var from = new PixelBuffer(Panel.Size);
        using var to = new PixelBuffer(Panel.Size);
        return Stopwatching.Measure(runs, _ => Buffer.MemoryCopy((void*)from.Pixels, (void*)to.Pixels, from.Bytes, from.Bytes)).P50;
    }
}
