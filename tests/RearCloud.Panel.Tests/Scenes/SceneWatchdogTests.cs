using RearCloud.Core.Documents;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Sinks;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests.Scenes;

/// <summary>A scene thread that hangs is left behind, and the panel goes on.</summary>
public sealed class SceneWatchdogTests : IAsyncDisposable
{
    private static readonly Document Bad = TestLayouts.Layout(
        "bad",
        """{"format":1,"canvas":{"width":904,"height":572},"widgets":{"words":{"kind":"text","order":"V","text":"Well","size":64,"frame":{"x":288,"y":56,"width":560,"height":120}},"trap":{"kind":"text","order":"W","text":"Trap","size":64,"frame":{"x":288,"y":256,"width":560,"height":220}}}}""");

    private readonly MemorySink _sink = new(Bench.Options().Panel.Size);
    private readonly ManualResetEventSlim _release = new();
    private PanelRuntime? _panel;
    private volatile bool _hangs = true;
    private int _hanging;

    [Fact]
    public void A_widget_that_hangs_is_replaced_until_its_layout_changes()
    {
        var panel = Start(new SceneLimits(), hangsIn: input => !input.ReplacedWidgets.Contains("trap"), widget: "trap");
        panel.Show([Bad], []);
        AwaitPicture(PictureOf(Bad, ["trap"]));
        Assert.Equal((1, 1), (panel.Statistics.AbandonedScenes, panel.Statistics.ReplacedWidgets));
        Assert.Equal("Widget 'trap' of layout 'bad' hangs; its placeholder stands in until the layout changes.", Assert.Single(panel.Faults.Recent).Message);

        _hangs = false;
        var mended = TestLayouts.Layout("bad", Bad.Body.GetRawText(), version: 2);
        panel.Show([mended], []);
        AwaitPicture(PictureOf(mended, []));
        Assert.Equal(0, panel.Statistics.ReplacedWidgets);
    }

    [Fact]
    public void Documents_that_hang_elsewhere_make_room_for_the_last_good_ones()
    {
        var panel = Start(new SceneLimits { Hang = TimeSpan.FromSeconds(1) }, hangsIn: _ => true, widget: null);
        panel.Show([TestLayouts.Still], []);
        AwaitPicture(PictureOf(TestLayouts.Still, []));
        panel.Show([Bad], []);
        Await(() => panel.Statistics.AbandonedScenes == 1);

        // The new thread works: what is shown next comes, if it is good.
        panel.Show([TestLayouts.Digital], []);
        AwaitPicture(PictureOf(TestLayouts.Digital, []));
        Assert.Equal(0, panel.Statistics.ReplacedWidgets);
    }

    [Fact]
    public void With_too_many_that_hang_the_last_picture_stays_until_one_comes_back()
    {
        var limits = new SceneLimits { Hang = TimeSpan.FromMilliseconds(200), HangingThreads = 2 };
        var panel = Start(limits, hangsIn: _ => true, widget: null);
        panel.Show([Bad], []);
        // Each thread takes the bad documents as long as none are good.
        Await(() => panel.Faults.Recent.Any(f => f.Message.StartsWith("2 scene threads hang", StringComparison.Ordinal)) || Show(panel));
        Assert.Equal(2, panel.Statistics.AbandonedScenes);

        _hangs = false;
        _release.Set();
        panel.Show([TestLayouts.Still], []);
        AwaitPicture(PictureOf(TestLayouts.Still, []));
        Assert.Equal(2, panel.Statistics.AbandonedScenes);

        bool Show(PanelRuntime shown)
        {
            shown.Show([Bad], []);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _release.Set();
        if (_panel is not null) await _panel.DisposeAsync();
        Await(() => Volatile.Read(ref _hanging) == 0);
        _release.Dispose();
    }

    private PanelRuntime Start(SceneLimits limits, Func<SceneInput, bool> hangsIn, string? widget)
    {
        // The first build of a program takes long for other reasons.
        PictureOf(Bad, []);
        _panel = new PanelRuntime(Bench.Options(_sink) with { SceneLimits = limits, BuildScene = Build });
        _panel.Start();
        return _panel;

        Snapshot Build(SceneInput input, Snapshot? previous)
        {
            if (_hangs && input.Documents.Layout.Key.Id.Value == "bad" && hangsIn(input))
            {
                if (widget is not null) input.Observer!.Drawing(widget);
                Interlocked.Increment(ref _hanging);
                _release.Wait();
                Interlocked.Decrement(ref _hanging);
            }

            return SceneBuilder.Build(input, previous);
        }
    }

    private void AwaitPicture(byte[] expected) => Await(() => _sink.Read() is { } frame && frame.Pixels.Span.SequenceEqual(expected));

    private static byte[] PictureOf(Document layout, IReadOnlyList<string> replaced)
    {
        var sink = new MemorySink(Bench.Options().Panel.Size);
        using var panel = new PanelStepper(Bench.Options(sink) with
        {
            BuildScene = (input, previous) => SceneBuilder.Build(input with { ReplacedWidgets = [.. replaced] }, previous),
        });
        panel.Show([layout], []);
        panel.Step(Bench.Noon);
        return sink.Read()!.Pixels.ToArray();
    }

    private static void Await(Func<bool> fact) => Assert.True(SpinWait.SpinUntil(fact, Patience.Span));
}
