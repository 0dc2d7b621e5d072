using System.Globalization;
using RearCloud.Cli.LiveView;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Panels.Reports;

/// <summary>How a panel did, in a page of text for people.</summary>
internal static class PanelReport
{
    private const int Label = 13;

    public static void Write(LiveStatistics statistics, TextWriter output)
    {
        foreach (var line in Lines(statistics)) output.WriteLine(line.TrimEnd());
    }

    private static IEnumerable<string> Lines(LiveStatistics all)
    {
        var frames = all.Frames;
        var due = frames.Presented + frames.Unchanged + frames.Missed;
        yield return Text($"{all.Panel.Name}, {Time(all.Process.Seconds)}");
        yield return "";
        yield return Line("Frames", Text($"{frames.Presented:N0} presented, {frames.Unchanged:N0} without news, {(frames.Hertz == 0 ? "asleep" : $"{frames.Hertz} Hz")} at the end"));
        yield return Line("Missed", Text($"{frames.Missed:N0} of {due:N0} beats ({Share(frames.Missed, due)}){Causes(frames.MissedBy)}"));
        if (all.BareLoop is { } bare) yield return Line("Bare loop", Text($"{bare.Missed:N0} of {bare.Beats:N0} beats ({Share(bare.Missed, bare.Beats)})"));
        yield return Line("Collections", Text($"{frames.Collector.Gen0:N0}, {frames.Collector.Gen1:N0} and {frames.Collector.Gen2:N0} of generations 0 to 2, {frames.Collector.PauseMilliseconds:N1} ms of pause"));
        yield return Line("Allocated", Text($"{frames.AllocatedBytes:N0} bytes in frames, {all.Process.AllocatedBytes / 1e6:N0} MB by the whole program"));
        yield return Line("Energy", Text($"about {Joules(all.Energy.Joules)} J, {all.Energy.MeanMilliwatts:N0} mW on average (estimated)"));
        if (frames.Display is { } display) yield return Line("Display", Display(display));
        foreach (var sink in frames.Sinks) yield return Line("Sink", $"{sink.Name} {sink.State.ToString().ToLowerInvariant()}");
        yield return "";
        yield return Row("Microseconds", "p50", "p99", "p99.9", "most", "count");
        foreach (var (name, stage) in Stages(frames)) yield return Row(name, stage);
        if (all.BareLoop is { } loop) yield return Row("Bare wake", loop.Lateness);
        if (all.Faults.Count == 0) yield break;
        yield return "";
        foreach (var fault in all.Faults) yield return Line("Fault", Text($"{fault.Place}: {fault.Message}{(fault.Count > 1 ? $" ({fault.Count:N0} times)" : "")}"));
    }

    private static IEnumerable<(string Name, Percentiles Stage)> Stages(PanelStatistics frames) =>
        new[]
        {
            ("Wake", frames.Lateness), ("Scene", frames.Build), ("Compose", frames.Compose), ("Post", frames.Post), ("Present", frames.Present),
            ("Frame", frames.Frame), ("Edit shown", frames.ShownToPresented),
        }.Where(s => s.Item2.Count > 0);

    private static string Causes(MissedBeats missed)
    {
        var causes = new[]
        {
            (missed.LateWake, "late wake"), (missed.LongRaster, "long raster"), (missed.SlowPresent, "slow sinks"), (missed.Collection, "collection"),
            (missed.ClockJump, "clock set"),
        }.Where(c => c.Item1 > 0).Select(c => Text($"{c.Item1:N0} {c.Item2}")).ToArray();
        return causes.Length == 0 ? "" : $": {string.Join(", ", causes)}";
    }

    private static string Display(DisplayStatistics display) => Text(
        $"{display.Format}, {display.Nits:N0} of {display.PeakNits:N0} nits, {(display.Lux is { } lux ? $"{lux:N0} lux around" : "light around not measured")}, warmth {display.Heat * 100:N0} %");

    private static string Row(string name, Percentiles stage) => Row(
        name, Text($"{stage.P50:N1}"), Text($"{stage.P99:N1}"), Text($"{stage.P999:N1}"), Text($"{stage.Max:N1}"), Text($"{stage.Count:N0}"));

    private static string Row(string name, params ReadOnlySpan<string> cells)
    {
        var row = name.PadRight(Label);
        foreach (var cell in cells) row += cell.PadLeft(13);
        return row;
    }

    private static string Line(string label, string text) => label.PadRight(Label) + text;

    private static string Share(long part, long all) => Text($"{(all == 0 ? 0 : part * 100.0 / all):N3} %");

    private static string Joules(double joules) => joules < 10 ? Text($"{joules:N2}") : Text($"{joules:N0}");

    private static string Time(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Round(seconds));
        return time.TotalHours >= 1 ? Text($"{(long)time.TotalHours} h {time.Minutes} min") : time.TotalMinutes >= 1 ? Text($"{time.Minutes} min {time.Seconds} s") : Text($"{seconds:N1} s");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
