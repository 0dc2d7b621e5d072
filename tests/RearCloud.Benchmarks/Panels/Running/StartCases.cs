using RearCloud.Benchmarks.Measuring;

namespace RearCloud.Benchmarks.Panels.Running;

/// <summary>How soon a vendor's panel is lit and what memory it takes, each time in a process of its own.</summary>
internal static class StartCases
{
    private const string Scene = "wallpaper, a clock with seconds, date, three cards and a bar, with an output";

    /// <summary>The cases and what each has to reach: milliseconds to the first frame, or megabytes.</summary>
    public static IReadOnlyList<(string Name, double Bound)> All { get; } = [("first-frame", 200), ("first-frame-native", 50), ("memory", 80), ("memory-native", 32)];

    public static async Task<BenchRow> MeasureAsync(string name, bool isQuick)
    {
        var bound = All.Single(c => c.Name == name).Bound;
        var isNative = name.EndsWith("-native", StringComparison.Ordinal);
        using var panel = await VendorPanel.PublishAsync(isNative);
        // The first start reads the files from the disk.
        await panel.StartAsync(TimeSpan.Zero);
        var how = isNative ? "a native program" : "a program on the runtime, which it carries, all compiled ahead of time";
        return name.StartsWith("memory", StringComparison.Ordinal)
            ? await MemoryAsync(name, bound, panel, isQuick, how)
            : await FirstFrameAsync(name, bound, panel, isQuick ? 5 : 31, how);
    }

    private static async Task<BenchRow> FirstFrameAsync(string name, double bound, VendorPanel panel, int starts, string how)
    {
        var samples = new Samples();
        for (var i = 0; i < starts; i++) samples.Add((await panel.StartAsync(TimeSpan.Zero)).FirstFrame);
        return new BenchRow(name, new Timing(samples.P50, samples.P99, 0), bound)
        {
            Unit = "ms",
            Targets = [new Target("p50, ms", samples.P50, bound)],
            Notes = [$"{starts} new processes of {how}, files in the machine's cache, from before the process to its word that the frame is in the display's memory; {Scene}; yardstick: the goal"],
        };
    }

    private static async Task<BenchRow> MemoryAsync(string name, double bound, VendorPanel panel, bool isQuick, string how)
    {
        var samples = new Samples();
        for (var i = 0; i < (isQuick ? 2 : 5); i++) samples.Add((await panel.StartAsync(TimeSpan.FromSeconds(isQuick ? 2 : 10))).Resident);
        return new BenchRow(name, new Timing(samples.P50, samples.P99, 0), bound)
        {
            Unit = "MB",
            Targets = [new Target("resident, MB", samples.P50, bound)],
            Notes = [$"resident memory of {how} after {(isQuick ? 2 : 10)} s, {samples.Count} processes; 1.5 MB of it are the display's memory; {Scene}; yardstick: the goal"],
        };
    }
}
