using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Panel.Scenes;
using RearCloud.Panel.Sinks;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests;

/// <summary>Whatever is bad, the panel shows the last good documents or the factory document.</summary>
public sealed class NeverBlackTests : IDisposable
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    private readonly string _slots = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;

    [Fact]
    public void With_nothing_at_all_it_shows_the_factory_document() =>
        Assert.Equal(PictureOf(SceneDocuments.Factory), FirstPicture(Bench.Options() with { SlotFolder = Path.Combine(_slots, "missing") }));

    [Fact]
    public void At_the_start_it_shows_the_newest_slot()
    {
        WriteSlot("slot-a", 1, TestLayouts.Digital);
        WriteSlot("slot-b", 2, TestLayouts.Still);
        Assert.Equal(PictureOf(TestLayouts.Still), FirstPicture(Bench.Options() with { SlotFolder = _slots }));
    }

    [Fact]
    public void A_damaged_slot_makes_room_for_the_older_one()
    {
        WriteSlot("slot-a", 1, TestLayouts.Digital);
        File.WriteAllBytes(Path.Combine(_slots, "slot-b"), [1, 2, 3]);
        Assert.Equal(PictureOf(TestLayouts.Digital), FirstPicture(Bench.Options() with { SlotFolder = _slots }));
    }

    [Fact]
    public void A_whole_slot_with_a_broken_layout_makes_room_for_the_older_one()
    {
        WriteSlot("slot-a", 1, TestLayouts.Digital);
        WriteSlot("slot-b", 2, TestLayouts.Broken);
        Assert.Equal(PictureOf(TestLayouts.Digital), FirstPicture(Bench.Options() with { SlotFolder = _slots }));
    }

    [Fact]
    public void Two_damaged_slots_leave_the_factory_document()
    {
        File.WriteAllBytes(Path.Combine(_slots, "slot-a"), []);
        File.WriteAllBytes(Path.Combine(_slots, "slot-b"), new byte[100]);
        Assert.Equal(PictureOf(SceneDocuments.Factory), FirstPicture(Bench.Options() with { SlotFolder = _slots }));
    }

    [Fact]
    public void Documents_shown_before_the_start_win_over_slots()
    {
        WriteSlot("slot-a", 1, TestLayouts.Digital);
        Assert.Equal(PictureOf(TestLayouts.Still), FirstPicture(Bench.Options() with { SlotFolder = _slots }, TestLayouts.Still));
    }

    [Fact]
    public void A_broken_layout_keeps_the_last_good_one_and_its_clock_goes_on()
    {
        var sink = new MemorySink(Bench.Options().Panel.Size);
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([TestLayouts.Digital], []);
        panel.Step(Noon);
        panel.Show([TestLayouts.Broken], []);
        panel.Step(Noon.AddSeconds(1));

        Assert.Equal(PictureOf(TestLayouts.Digital, Noon.AddSeconds(1)), sink.Read()!.Pixels.ToArray());
        Assert.Equal("scene", Assert.Single(panel.Faults.Recent).Place);
    }

    [Fact]
    public void A_builder_that_throws_keeps_the_last_snapshot_and_the_edit_is_shown_later()
    {
        var breaks = false;
        var sink = new MemorySink(Bench.Options().Panel.Size);
        using var panel = new PanelStepper(Bench.Options(sink) with
        {
            BuildScene = (input, previous) => breaks ? throw new InvalidOperationException("broken") : SceneBuilder.Build(input, previous),
        });
        panel.Show([TestLayouts.Digital], []);
        panel.Step(Noon);
        var before = sink.Read()!.Pixels.ToArray();

        breaks = true;
        panel.Show([TestLayouts.Still], [new TraceId("edit")]);
        panel.Step(Noon.AddSeconds(1));
        Assert.Equal(before, sink.Read()!.Pixels.ToArray());
        Assert.True(panel.Statistics.SceneFailures > 0);
        Assert.False(Presented(panel, "edit"));

        breaks = false;
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon.AddSeconds(2));
        Assert.Equal(PictureOf(TestLayouts.Still), sink.Read()!.Pixels.ToArray());
        Assert.True(Presented(panel, "edit"));
    }

    [Fact]
    public void A_widget_of_an_unknown_kind_and_one_of_wrong_types_do_no_harm()
    {
        var odd = TestLayouts.Layout(
            "odd",
            """{"format":1,"canvas":{"width":904,"height":572},"widgets":{"a":{"kind":"hologram","frame":{"x":300,"y":50,"width":200,"height":100}},"b":{"kind":"text","text":42,"frame":"here"}}}""");
        using var panel = new PanelStepper(Bench.Options());
        panel.Show([odd], []);
        panel.Step(Noon);
        Assert.Equal(0, panel.Statistics.SceneFailures);
        Assert.Equal(1, panel.Statistics.Snapshots);
    }

    [Fact]
    public void A_widget_that_takes_too_long_again_and_again_gives_way_to_its_placeholder()
    {
        var sink = new MemorySink(Bench.Options().Panel.Size);
        // With less than no time, every drawing takes too long.
        using var panel = new PanelStepper(Bench.Options(sink) with { SceneLimits = new SceneLimits { WidgetBudget = TimeSpan.FromTicks(-1) } });
        panel.Show([TestLayouts.Digital], []);
        for (var i = 0; i < 5; i++) panel.Step(Noon.AddSeconds(i));
        Assert.Equal(PictureOf(TestLayouts.Digital, Noon.AddSeconds(4)), sink.Read()!.Pixels.ToArray());
        panel.Step(Noon.AddSeconds(4));
        Assert.NotEqual(PictureOf(TestLayouts.Digital, Noon.AddSeconds(4)), sink.Read()!.Pixels.ToArray());
        Assert.Equal(1, panel.Statistics.ReplacedWidgets);
        Assert.Equal("scene", Assert.Single(panel.Faults.Recent).Place);

        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon.AddSeconds(5));
        Assert.Equal(PictureOf(TestLayouts.Still), sink.Read()!.Pixels.ToArray());
    }

    public void Dispose() => Directory.Delete(_slots, recursive: true);

    private static byte[] PictureOf(Document layout, DateTimeOffset? at = null) => PictureOf(SceneDocuments.From([layout], null), at);

    /// <summary>What the panel must show, by a panel of its own that was told of nothing else.</summary>
    private static byte[] PictureOf(SceneDocuments documents, DateTimeOffset? at = null)
    {
        var sink = new MemorySink(Bench.Options().Panel.Size);
        using var panel = new PanelStepper(Bench.Options(sink));
        panel.Show([documents.Layout], []);
        panel.Step(at ?? Noon);
        return sink.Read()!.Pixels.ToArray();
    }

    private static byte[] FirstPicture(PanelOptions options, params Document[] shown)
    {
        var sink = new MemorySink(options.Panel.Size);
        using var panel = new PanelStepper(options with { Sinks = [sink] });
        if (shown.Length > 0) panel.Show(shown, []);
        panel.Step(Noon);
        return sink.Read()!.Pixels.ToArray();
    }

    private static bool Presented(PanelStepper panel, string trace) =>
        panel.Traces.TryGet(new TraceId(trace), out var found) && found.Points.Any(p => p.Station == EditStation.Presented);

    private void WriteSlot(string name, long generation, Document document) =>
        File.WriteAllBytes(Path.Combine(_slots, name), DocumentSlot.Encode([document], generation));
}
