using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RearCloud.Benchmarks.Measuring;

namespace RearCloud.Benchmarks.Panels.Running;

/// <summary>What a running panel does in time, in programs of their own, beside or between runs of a bare loop that only waits for the same beats.</summary>
internal static class RunningCases
{
    private const double BeatMicroseconds = 1_000_000.0 / 120;

    public static IReadOnlyList<string> Names { get; } = ["show-to-frame", .. StartCases.All.Select(c => c.Name), "lateness", "deadlines"];

    public static async Task<BenchRow> MeasureAsync(string name, bool isQuick) => name switch
    {
        "show-to-frame" => ShowToFrame(await RunAsync(BeatVerbs.Panel, isQuick ? 3 : 20, "edited")),
        "lateness" => await LatenessAsync(isQuick ? 1 : 6, isQuick ? 2 : 10),
        "deadlines" => await DeadlinesAsync(isQuick ? 10 : 600),
        _ => await StartCases.MeasureAsync(name, isQuick),
    };

    private static BenchRow ShowToFrame(PanelReport seen)
    {
        var (p50, p99) = (seen.ShownP50 / BeatMicroseconds, seen.ShownP99 / BeatMicroseconds);
        return new BenchRow("show-to-frame", new Timing(p50, p99, 0), 1) { Unit = "frames", Targets = [new Target("p50, frames", p50, 2)] };
    }

    private static async Task<BenchRow> LatenessAsync(int rounds, double seconds)
    {
        Samples p50 = new(), p999 = new(), bare = new(), share = new();
        for (var i = 0; i < rounds; i++)
        {
            bare.Add((await RunAsync(BeatVerbs.Bare, seconds)).LatenessP999);
            var seen = await RunAsync(BeatVerbs.Panel, seconds, "calm");
            p50.Add(seen.LatenessP50);
            p999.Add(seen.LatenessP999);
            share.Add((await RunAsync(BeatVerbs.Vsync, seconds)).ProcessorShare);
        }

        return new BenchRow("lateness", new Timing(p50.P50, p999.P50, 0), bare.P50)
        {
            Ratio = p999.P50 / bare.P50,
            Targets = [new Target("p50, us", p50.P50, 5), new Target("p99.9, x a bare loop", p999.P50 / bare.P50, 1.25), new Target("processor, part of one core", share.P50, 0.02)],
            Notes = [$"medians of {rounds} runs in turn; p99 column and yardstick: p99.9 of the panel and of a bare clock_nanosleep loop; the processor's share is that of a thread that only waits as the panel does"],
        };
    }

    private static async Task<BenchRow> DeadlinesAsync(double seconds)
    {
        var bare = RunAsync(BeatVerbs.Bare, seconds);
        var seen = await RunAsync(BeatVerbs.Panel, seconds, "busy");
        var beside = await bare;
        var more = seen.MissedShare - beside.MissedShare;
        return new BenchRow("deadlines", new Timing(seen.MissedShare * 100, seen.MissedShare * 100, 0), beside.MissedShare * 100)
        {
            Unit = "% missed", Ratio = more * 100, Targets = [new Target("missed, % of frames more than the bare loop", more * 100, 0.1)],
            Notes = [string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s at 120 Hz, 50 MB a second allocated and 20 edits a second shown; {seen.Missed} missed, the bare loop beside it {beside.Missed}; {seen.Causes}")],
        };
    }

    private static async Task<PanelReport> RunAsync(string verb, double seconds, string? how = null)
    {
        string[] arguments = ["exec", typeof(RunningCases).Assembly.Location, verb, seconds.ToString(CultureInfo.InvariantCulture), .. how is null ? Array.Empty<string>() : [how]];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var said = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(seconds + 60));
        await process.WaitForExitAsync();
        return JsonSerializer.Deserialize<PanelReport>(said.Length > 0 ? said : throw new InvalidOperationException($"'{verb}' ended with {process.ExitCode} and said nothing."))!;
    }
}
