using System.Text.Json;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Panel.Tracing;
using RearCloud.Panel.Tracing.Rings;

namespace RearCloud.Panel.Tests.Tracing;

public sealed class ChromeTraceTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 120;

    private readonly FrameTrace _trace = new(4_096);

    [Fact]
    public void Events_are_written_in_the_viewers_form()
    {
        _trace.Frames.Write(new TraceEvent(TraceStage.Beat, 1_000_000, 1_000_000, 7, 2_500));
        _trace.Frames.Write(new TraceEvent(TraceStage.Compose, 1_001_000, 1_301_250, 3, 516));
        _trace.Frames.Write(new TraceEvent(TraceStage.Present, 1_302_000, 1_402_000, 3));
        _trace.Frames.Write(new TraceEvent(TraceStage.Frame, 1_001_000, 1_403_000, 3));
        _trace.Frames.Write(new TraceEvent(TraceStage.Miss, 9_000_000, 9_000_000, 9, 1, (int)MissCause.LongRaster));
        _trace.Frames.Write(new TraceEvent(TraceStage.Collection, 7_000_000, 9_000_000, 0, 1));
        _trace.Scenes.Write(new TraceEvent(TraceStage.Build, 900_000, 990_000, 1));

        Assert.Equal(
            """
            {"displayTimeUnit":"ms","traceEvents":[
            {"name":"process_name","ph":"M","pid":1,"tid":0,"args":{"name":"panel"}},
            {"name":"thread_name","ph":"M","pid":1,"tid":1,"args":{"name":"panel frames"}},
            {"name":"thread_name","ph":"M","pid":1,"tid":2,"args":{"name":"panel scene"}},
            {"name":"thread_name","ph":"M","pid":1,"tid":3,"args":{"name":"garbage collector"}},
            {"name":"build","cat":"panel","ph":"X","ts":0,"dur":90,"pid":1,"tid":2,"args":{"snapshot":1}},
            {"name":"beat","cat":"panel","ph":"i","ts":100,"s":"t","pid":1,"tid":1,"args":{"beat":7,"latenessMicroseconds":2.5}},
            {"name":"frame","cat":"panel","ph":"X","ts":101,"dur":402,"pid":1,"tid":1,"args":{"frame":3}},
            {"name":"compose","cat":"panel","ph":"X","ts":101,"dur":300.25,"pid":1,"tid":1,"args":{"frame":3,"damagePixels":516}},
            {"name":"present","cat":"panel","ph":"X","ts":402,"dur":100,"pid":1,"tid":1,"args":{"frame":3}},
            {"name":"collection","cat":"panel","ph":"X","ts":6100,"dur":2000,"pid":1,"tid":3,"args":{"collections":1}},
            {"name":"miss","cat":"panel","ph":"i","ts":8100,"s":"t","pid":1,"tid":1,"args":{"beat":9,"missed":1,"cause":"long_raster"}}]}
            """.ReplaceLineEndings(""),
            Written());
    }

    [Fact]
    public void An_empty_trace_is_a_file_too() => Assert.Equal(4, JsonDocument.Parse(Written()).RootElement.GetProperty("traceEvents").GetArrayLength());

    [Fact]
    public async Task A_running_panel_writes_events_that_lie_in_each_other_in_order()
    {
        string written;
        using (var vsync = new HandVsync())
        {
            await using var panel = new PanelRuntime(Bench.Options(new MemorySink(Bench.Options().Panel.Size)) with { Vsync = vsync, Trace = _trace });
            panel.Show([TestLayouts.Sweep], []);
            panel.Start();
            for (var i = 0; i < 20; i++) await vsync.BeatAsync(i, Noon + i * Beat);
            await vsync.BeatAsync(25, Noon + 25 * Beat);
            await vsync.WaitedForAsync();
            // Before the beat is let go, and runs through the ring.
            written = Written();
            vsync.Dispose();
        }

        var events = JsonDocument.Parse(written).RootElement.GetProperty("traceEvents").EnumerateArray().ToList();
        Assert.Equal(21, Named("beat").Count());
        Assert.Equal(5, Assert.Single(Named("miss")).GetProperty("args").GetProperty("missed").GetInt64());
        Assert.Equal(Enumerable.Range(1, 21), Named("frame").Select(e => e.GetProperty("args").GetProperty("frame").GetInt32()));
        Assert.NotEmpty(Named("build"));
        var times = events.Where(e => e.GetProperty("ph").GetString() != "M").Select(Begin).ToList();
        Assert.Equal(times.Order(), times);
        foreach (var row in events.Where(e => e.GetProperty("ph").GetString() == "X").GroupBy(e => e.GetProperty("tid").GetInt32())) LieInEachOther(row);
        foreach (var frame in Named("frame"))
        {
            var number = frame.GetProperty("args").GetProperty("frame").GetInt32();
            foreach (var name in (string[])["compose", "present"])
            {
                var part = Named(name).First(e => e.GetProperty("args").GetProperty("frame").GetInt32() == number);
                Assert.True(Begin(part) >= Begin(frame) && End(part) <= End(frame));
            }
        }

        IEnumerable<JsonElement> Named(string name) => events.Where(e => e.GetProperty("name").GetString() == name);
    }

    [Fact]
    public void A_steady_frame_allocates_nothing_with_the_trace_on()
    {
        using var panel = new PanelStepper(Bench.Options(new MemorySink(Bench.Options().Panel.Size)) with { Trace = _trace });
        panel.Show([TestLayouts.Sweep], []);
        var frame = 0;
        for (; frame < 20; frame++) panel.Step(Noon + frame * Beat);
        var allocated = QuietWindow.AllocatedBy(() =>
        {
            for (var end = frame + 30; frame < end; frame++) panel.Step(Noon + frame * Beat);
        });
        Assert.Equal(0, allocated);
    }

    private string Written()
    {
        using var stream = new MemoryStream();
        ChromeTrace.Write(_trace, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void LieInEachOther(IEnumerable<JsonElement> row)
    {
        var open = new Stack<decimal>();
        foreach (var one in row)
        {
            while (open.TryPeek(out var end) && end <= Begin(one)) open.Pop();
            Assert.True(!open.TryPeek(out var outer) || End(one) <= outer, "An event ends after the one that it began in.");
            open.Push(End(one));
        }
    }

    private static decimal Begin(JsonElement one) => one.GetProperty("ts").GetDecimal();

    private static decimal End(JsonElement one) => Begin(one) + one.GetProperty("dur").GetDecimal();
}
