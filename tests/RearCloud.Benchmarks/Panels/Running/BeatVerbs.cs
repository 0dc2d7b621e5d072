using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Sinks;

namespace RearCloud.Benchmarks.Panels.Running;

/// <summary>The programs that keep beats in a process of their own: a panel, and a loop that does nothing else.</summary>
internal static partial class BeatVerbs
{
    /// <summary>A panel with a hand that sweeps: SECONDS calm|busy|edited.</summary>
    public const string Panel = "run-panel";

    /// <summary>A bare loop over <c>clock_nanosleep</c> with absolute deadlines: SECONDS.</summary>
    public const string Bare = "run-beats";

    /// <summary>The panel's own waiting for the same beats, and nothing else: SECONDS.</summary>
    public const string Vsync = "run-vsync";

    private const int Hertz = 120;
    private const int Monotonic = 1;
    private const int AbsoluteTime = 1;
    private const long Second = 1_000_000_000;

    public static Task RunPanelAsync(string[] arguments) => RunPanelAsync(TimeSpan.FromSeconds(double.Parse(arguments[0], CultureInfo.InvariantCulture)), arguments[1]);

    public static Task RunBeatsAsync(string[] arguments)
    {
        var beats = (long)(double.Parse(arguments[0], CultureInfo.InvariantCulture) * Hertz);
        var lateness = new Samples();
        var origin = Stopwatch.GetTimestamp();
        long missed = 0, last = 0;
        for (long beat = 1; beat <= beats; beat = last + 1)
        {
            var deadline = origin + beat * Second / Hertz;
            var until = new Timespec((nint)(deadline / Second), (nint)(deadline % Second));
            while (ClockNanosleep(Monotonic, AbsoluteTime, in until, 0) != 0)
            {
            }

            var now = Stopwatch.GetTimestamp();
            lateness.Add((now - deadline) / 1_000.0);
            last = Math.Max(beat, (now - origin) * Hertz / Second);
            missed += last - beat;
        }

        Say(new PanelReport(last, missed, lateness.P50, lateness.At(0.999), ProcessorShare(Process.GetCurrentProcess()), 0, 0, ""));
        return Task.CompletedTask;
    }

    public static Task RunVsyncAsync(string[] arguments)
    {
        var beats = (long)(double.Parse(arguments[0], CultureInfo.InvariantCulture) * Hertz);
        var lateness = new Samples();
        var vsync = new TimerVsync(Hertz, TimeProvider.System);
        for (var i = 0; i < Hertz; i++) vsync.WaitForNext();
        long last = 0, first = vsync.WaitForNext().Index;
        var (start, taken) = (Stopwatch.GetTimestamp(), ThreadTime.Now);
        for (var i = 0; i < beats; i++)
        {
            var tick = vsync.WaitForNext();
            lateness.Add(tick.Lateness.TotalMicroseconds);
            last = tick.Index;
        }

        var share = (ThreadTime.Now - taken) / Stopwatch.GetElapsedTime(start).TotalNanoseconds;
        Say(new PanelReport(last - first, last - first - beats, lateness.P50, lateness.At(0.999), share, 0, 0, ""));
        return Task.CompletedTask;
    }

    private static async Task RunPanelAsync(TimeSpan time, string how)
    {
        var process = Process.GetCurrentProcess();
        var sink = new MemorySink(PanelProfiles.Reference.Size);
        await using var panel = new PanelRuntime(new PanelOptions { Panel = PanelProfiles.Reference, Sinks = [sink], Assets = new Photograph() });
        panel.Show(DocumentScenes.Sweeping(0), []);
        panel.Start();
        using var ending = new CancellationTokenSource(time);
        var burden = how == "busy" ? Task.Run(() => Allocate(ending.Token)) : Task.CompletedTask;
        for (var edit = 1; !ending.IsCancellationRequested; edit++)
        {
            if (how != "calm") panel.Show(DocumentScenes.Sweeping(edit), [new TraceId($"edit-{edit}")]);
            await Task.Delay(how == "edited" ? 97 : 50, ending.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        await burden;
        var seen = panel.Statistics;
        process.Refresh();
        Say(new PanelReport(
            (long)(time.TotalSeconds * Hertz), seen.Missed, seen.Lateness.P50, seen.Lateness.P999, ProcessorShare(process), seen.ShownToPresented.P50, seen.ShownToPresented.P99,
            seen.MissedBy.ToString()));
    }

    // 50 MB a second, in pieces that die young.
    private static void Allocate(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            for (var i = 0; i < 50; i++) GC.KeepAlive(new byte[10_000]);
            Thread.Sleep(10);
        }
    }

    private static double ProcessorShare(Process process) => process.TotalProcessorTime / (DateTime.Now - process.StartTime);

    private static void Say(PanelReport report)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(report));
        Console.Out.Flush();
    }

    [LibraryImport("libc", EntryPoint = "clock_nanosleep")]
    private static partial int ClockNanosleep(int clock, int flags, in Timespec request, nint remain);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Timespec(nint Seconds, nint Nanoseconds);
}
