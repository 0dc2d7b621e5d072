using RearCloud.Cli.LiveView;
using RearCloud.Cli.Panels.Reports;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Cli.Tests.Panels.Reports;

public sealed class PanelReportTests
{
    [Fact]
    public void It_fits_a_terminal_and_says_what_was_missed_why_and_against_what()
    {
        using var output = new StringWriter { NewLine = "\n" };
        PanelReport.Write(Statistics, output);
        Assert.Equal(
            """
            Xiaomi 17 Pro, 10 min 0 s

            Frames       71,980 presented, 6 without news, 120 Hz at the end
            Missed       14 of 72,000 beats (0.019 %): 12 late wake, 2 collection
            Bare loop    9 of 72,000 beats (0.013 %)
            Collections  3, 2 and 1 of generations 0 to 2, 4.3 ms of pause
            Allocated    0 bytes in frames, 12 MB by the whole program
            Energy       about 74 J, 123 mW on average (estimated)
            Display      Rgb565, 164 of 3,500 nits, 600 lux around, warmth 4 %
            Sink         live up
            Sink         framebuffer:/dev/fb0 failing

            Microseconds           p50          p99        p99.9         most        count
            Wake                   0.3         20.7         90.0      1,234.5       72,000
            Frame                140.0        300.0        900.0     12,000.0       71,980
            Bare wake             55.0        120.0        900.0      9,100.0       71,991

            Fault        FramebufferSink: The display is gone. (7 times)

            """,
            output.ToString());
    }

    [Fact]
    public void What_there_is_not_takes_no_line()
    {
        using var output = new StringWriter();
        PanelReport.Write(
            Statistics with { BareLoop = null, Faults = [], Frames = Statistics.Frames with { Display = null, Sinks = [], Missed = 0, MissedBy = new MissedBeats(0, 0, 0, 0, 0), Hertz = 0 } },
            output);
        var text = output.ToString();
        Assert.All(new[] { "Bare", "Display", "Sink", "Fault" }, word => Assert.DoesNotContain(word, text, StringComparison.Ordinal));
        Assert.Contains("(0.000 %)" + output.NewLine, text, StringComparison.Ordinal);
        Assert.Contains("asleep at the end", text, StringComparison.Ordinal);
    }

    private static Percentiles None { get; } = new(0, 0, 0, 0, 0);

    private static LiveStatistics Statistics { get; } = new(
        new LivePanelFacts("reference", "Xiaomi 17 Pro", 904, 572, 120),
        new PanelStatistics(71_980, 6, 14, 120, 1_000_000, 0, 20, 0, 7, new Percentiles(72_000, 0.3, 20.7, 90, 1_234.5), None, None, None, None, None)
        {
            Frame = new Percentiles(71_980, 140, 300, 900, 12_000),
            MissedBy = new MissedBeats(12, 0, 0, 2, 0),
            LateFilmFrames = 0,
            ReplacedWidgets = 0,
            AbandonedScenes = 0,
            Collector = new CollectorStatistics("workstation", true, "Interactive", null, 3, 2, 1, 4.3),
            Caches = [],
            Threads = [],
            Power = new PowerEstimate(120, 80, 40, 2),
            Sinks = [new SinkStatistics("live", SinkState.Up), new SinkStatistics("framebuffer:/dev/fb0", SinkState.Failing)],
            Display = new DisplayStatistics(PixelFormat.Rgb565, 164, 3_500, 0.04, null, 600, null, 1, -1),
        },
        new LiveReplica("none", null),
        0,
        new LiveProcess(600, 9, 80_000_000, 12_000_000),
        new EnergyEstimate(73.8, 123),
        new BareBeatStatistics(72_000, 9, new Percentiles(71_991, 55, 120, 900, 9_100)),
        [new PanelFault(DateTimeOffset.UnixEpoch, "FramebufferSink", "The display is gone.", 7)]);
}
