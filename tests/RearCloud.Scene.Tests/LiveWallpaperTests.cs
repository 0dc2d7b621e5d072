using System.Collections.Immutable;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Tests;

public sealed class LiveWallpaperTests
{
    private const string Asset = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private const string Flow = """{"type":"flow","colors":["#102030","#405060","#708090"]}""";
    private const string Snow = """{"type":"particles","style":"snow"}""";
    private const string Parallax = """{"type":"parallax","colors":["#102030","#405060"],"reach":50,"layers":[{"style":"stars","depth":0.5},{"asset":"ASSET","depth":1}]}""";

    private static readonly DateTimeOffset Now = SceneFixture.Evening;

    [Fact]
    public void Colours_flow_over_the_whole_panel() =>
        Assert.Equal("  flow [0 0 904 572] #102030FF #405060FF #708090FF seed 1 scale 1 phase 0 + 1/s since 1970-01-01T00:00:00Z at 30 fps\n", Lines(Build(Flow)));

    [Fact]
    public void Particles_drift_over_a_ground() =>
        Assert.Equal(
            "  fill-gradient [0 0 904 572] radius 0 #112233FF to #000000FF\n"
            + "  particles [0 0 904 572] embers 20 of 6 #FF0000FF seed 9 phase 0 + 2/s since 1970-01-01T00:00:00Z x 0 y 0 at 30 fps\n",
            Lines(Build("""{"type":"particles","style":"embers","colors":["#112233","#000"],"count":20,"size":6,"color":"#F00","seed":9,"speed":2}""")));

    [Fact]
    public void A_parallax_is_larger_than_the_panel_by_what_it_moves() =>
        Assert.Equal(
            "  sheet [-21 -21 946 614] opaque x 0 y 0 opacity 1\n    wallpaper [-21 -21 946 614]\n      fill-rect [-21 -21 946 614] radius 0 #000000FF\n"
            + "      fill-gradient [-21 -21 946 614] radius 0 #102030FF to #405060FF\n"
            + "  particles [0 0 904 572] stars 170 of 5 #DCE6FFFF seed 1 phase 0 + 1/s since 1970-01-01T00:00:00Z x 0 y 0 at 30 fps\n"
            + $"  sheet [-51 -51 1006 674] x 0 y 0 opacity 1\n    wallpaper [-51 -51 1006 674]\n      image {Asset} [-51 -51 1006 674] radius 0 cover focus 0.5 0.5\n",
            Lines(Build(Parallax)));

    [Fact]
    public void Dimming_takes_light_from_what_moves_and_lays_a_veil_below_it()
    {
        Assert.Contains("#081018FF #202830FF", Lines(Build(Flow.Replace("}", ",\"dim\":0.5}", StringComparison.Ordinal))), StringComparison.Ordinal);
        var particles = Lines(Build("""{"type":"particles","color":"#FFFFFF","dim":0.5}"""));
        Assert.Equal("#00000080", particles.Split('\n')[1].Split(' ')[^1]);
        Assert.Contains("#FFFFFF80 seed", particles, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"flow"}""")]
    [InlineData("""{"type":"flow","colors":[]}""")]
    [InlineData("""{"type":"flow","colors":["red",7,null]}""")]
    public void A_flow_without_colours_shows_the_ground(string body) => Assert.DoesNotContain(Build(body).Layers, layer => layer.Id == LayerNames.Wallpaper);

    [Theory]
    [InlineData("""{"type":"particles","count":1000000,"size":1e300,"speed":-1,"seed":1e99,"style":7,"color":"blue"}""")]
    [InlineData("""{"type":"parallax","reach":1e9,"layers":[{"depth":7,"style":"snow","count":0},5,null,{},{"style":"dust"},{"style":"dust"}]}""")]
    [InlineData("""{"type":"flow","colors":["#fff","#000","#fff","#000","#fff","#000","#fff","#000","#fff","#000"],"scale":0,"speed":1e9}""")]
    public void What_is_out_of_bounds_counts_as_not_said(string body)
    {
        foreach (var op in Build(body).Layers.Single(layer => layer.Id == LayerNames.Wallpaper).Ops)
        {
            if (op is DrawOp.Particles particles) Assert.True(particles.Field.IsValid);
            if (op is DrawOp.Flow flow) Assert.True(flow.Field.IsValid);
            if (op is DrawOp.Sheet sheet) Assert.Equal(new Core.Panels.PixelRect(-21, -21, 946, 614), sheet.Content.Area);
        }
    }

    [Theory]
    [InlineData(Flow)]
    [InlineData(Snow)]
    public void A_panel_over_it_wants_thirty_frames_a_second(string body) => Assert.Equal(30, Build(body).FrameRateAfter(Now));

    [Theory]
    [InlineData(Flow, SignalNames.PanelAmbient, true)]
    [InlineData(Snow, SignalNames.ReducedMotion, true)]
    [InlineData(Parallax, SignalNames.PanelAmbient, true)]
    [InlineData(Flow, SignalNames.BatteryLevel, 15.0)]
    public void It_stands_still_where_nothing_may_move_and_goes_on_from_there(string body, string signal, object value)
    {
        var moving = Build(body);
        var still = Build(body, previous: moving, signal: (signal, value));
        var later = Build(body, previous: still, signal: (signal, value), time: Now.AddHours(1));
        var again = Build(body, previous: later, time: Now.AddHours(2));

        Assert.Equal(0, still.FrameRateAfter(Now));
        Assert.Equal(still.Layers, later.Layers);
        Assert.Equal(30, again.FrameRateAfter(Now.AddHours(2)));
        Assert.Equal(PhaseOf(moving).At(Now), PhaseOf(later).At(Now.AddHours(1)), 1e-6);
        Assert.Equal(PhaseOf(later).At(Now), PhaseOf(again).At(Now.AddHours(2)), 1e-6);
    }

    [Fact]
    public void A_low_battery_that_is_charged_is_no_reason_to_stand_still()
    {
        var signals = SignalSet.Empty.With(SignalNames.BatteryLevel, SignalValue.Of(3)).With(SignalNames.BatteryCharging, SignalValue.Of(true));
        Assert.Equal(30, SceneBuilder.Build(Input(Flow) with { Signals = signals }, null).FrameRateAfter(Now));
    }

    [Fact]
    public void Another_speed_goes_on_from_where_it_stands()
    {
        var quick = Build(Flow.Replace("}", ",\"speed\":3}", StringComparison.Ordinal), previous: Build(Flow));
        Assert.Equal(PhaseOf(Build(Flow)).At(Now), PhaseOf(quick).At(Now), 1e-6);
        Assert.Equal(PhaseOf(Build(Flow)).At(Now) + 3, PhaseOf(quick).At(Now.AddSeconds(1)), 1e-6);
    }

    [Fact]
    public void Tilting_moves_each_layer_by_its_depth_on_a_spring()
    {
        var level = Build(Parallax);
        var tilted = Build(Parallax, previous: level, signal: (SignalNames.TiltX, 10.0));
        Assert.Equal(0, GroundX(level).At(Now));
        Assert.Equal(0, GroundX(tilted).At(Now), 1e-6);
        Assert.Equal(10, GroundX(tilted).At(Now.AddSeconds(3)), 0.3);
        Assert.Equal(120, tilted.FrameRateAfter(Now));
        Assert.Equal(12.5, Ops(tilted).OfType<DrawOp.Particles>().Single().X.At(Now.AddSeconds(3)), 0.3);
    }

    [Fact]
    public void A_new_tilt_on_the_way_keeps_the_speed()
    {
        var first = Build(Parallax, previous: Build(Parallax), signal: (SignalNames.TiltX, 10.0));
        var at = Now.AddMilliseconds(60);
        var second = Build(Parallax, previous: first, signal: (SignalNames.TiltX, 20.0), time: at);
        var step = TimeSpan.FromMilliseconds(1);
        Assert.Equal(GroundX(first).At(at), GroundX(second).At(at), 1e-6);
        Assert.Equal(GroundX(first).At(at + step) - GroundX(first).At(at), GroundX(second).At(at + step) - GroundX(second).At(at), 0.02);
    }

    [Fact]
    public void The_same_tilt_changes_nothing()
    {
        var first = Build(Parallax, previous: Build(Parallax), signal: (SignalNames.TiltX, 10.0));
        Assert.True(first.Layers == Build(Parallax, previous: first, signal: (SignalNames.TiltX, 10.0), time: Now.AddSeconds(9)).Layers);
    }

    [Theory]
    [InlineData(double.NaN, 0)]
    [InlineData(double.PositiveInfinity, 20)]
    [InlineData(-1e300, -20)]
    public void A_tilt_that_is_none_moves_nothing_and_a_huge_one_to_the_end(double tilt, double x) =>
        Assert.Equal(x, GroundX(Build(Parallax, previous: Build(Parallax), signal: (SignalNames.TiltX, tilt))).At(Now.AddSeconds(5)), 0.3);

    private static ImmutableArray<DrawOp> Ops(Snapshot snapshot) => snapshot.Layers.Single(layer => layer.Id == LayerNames.Wallpaper).Ops;

    private static Motion GroundX(Snapshot snapshot) => Ops(snapshot).OfType<DrawOp.Sheet>().First().X;

    private static Motion PhaseOf(Snapshot snapshot) =>
        Ops(snapshot).Select(op => op switch { DrawOp.Flow flow => flow.Phase, DrawOp.Particles particles => particles.Phase, _ => null }).OfType<Motion>().First();

    private static string Lines(Snapshot snapshot) => DrawListText.Print(snapshot).Split(" moving\n", 2)[1];

    private static Snapshot Build(string body, Snapshot? previous = null, (string Name, object Value)? signal = null, DateTimeOffset? time = null)
    {
        var signals = SignalSet.Empty;
        if (signal is { } one) signals = signals.With(one.Name, one.Value is bool truth ? SignalValue.Of(truth) : SignalValue.Of((double)one.Value));
        return SceneBuilder.Build(Input(body) with { Signals = signals, Time = time ?? Now }, previous);
    }

    private static SceneInput Input(string body)
    {
        var layout = SceneFixture.Layout("""{"format":1,"wallpaper":"live","widgets":{} }""");
        return SceneFixture.Input(SceneDocuments.From([SceneFixture.Document("wallpaper", "live", body.Replace("ASSET", Asset, StringComparison.Ordinal)), layout], null));
    }
}
