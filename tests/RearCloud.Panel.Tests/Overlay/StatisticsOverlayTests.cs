using RearCloud.Core.Edits;
using RearCloud.Panel.Sinks;

namespace RearCloud.Panel.Tests.Overlay;

public sealed class StatisticsOverlayTests
{
    private static readonly DateTimeOffset Noon = Bench.Noon;

    private readonly MemorySink _sink = new(Bench.Options().Panel.Size);

    [Fact]
    public void It_comes_and_goes_and_leaves_no_trace()
    {
        using var panel = new PanelStepper(Bench.Options(_sink));
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon);
        var before = Picture();

        panel.HasOverlay = true;
        panel.Step(Noon);
        Assert.NotEqual(before, Picture());
        panel.HasOverlay = false;
        panel.Step(Noon);
        Assert.Equal(before, Picture());
    }

    [Fact]
    public void It_lies_in_the_upper_right_corner_of_the_safe_area()
    {
        using var panel = new PanelStepper(Bench.Options(_sink));
        panel.Show([TestLayouts.Still], []);
        panel.Step(Noon);
        var before = Picture();
        panel.HasOverlay = true;
        panel.Step(Noon);

        var (size, safe) = (Bench.Options().Panel.Size, Bench.Options().Panel.SafeArea);
        var after = Picture();
        var changed = Enumerable.Range(0, size.Width * size.Height).Where(i => !before.AsSpan(4 * i, 4).SequenceEqual(after.AsSpan(4 * i, 4))).ToList();
        Assert.Equal(safe.Y, changed.Min(i => i / size.Width));
        Assert.Equal(safe.Right - 1, changed.Max(i => i % size.Width));
        Assert.InRange(changed.Min(i => i % size.Width), safe.X, safe.Right);
        Assert.InRange(changed.Max(i => i / size.Width), safe.Y, safe.Bottom - 1);
    }

    [Fact]
    public void Its_figures_are_looked_at_twice_a_second()
    {
        using var panel = new PanelStepper(Bench.Options(_sink) with { HasOverlay = true });
        panel.Show([TestLayouts.Sweep], []);
        panel.Step(Noon);
        // Frames that are measured change the figures, but not before half a second has gone by.
        for (var i = 1; i < 60; i++) panel.Step(Noon + i * TimeSpan.FromSeconds(1) / 120);
        var snapshots = panel.Statistics.Snapshots;
        var drawn = panel.Statistics.DamagePixels;
        panel.Step(Noon.AddMilliseconds(499));
        var steady = panel.Statistics.DamagePixels - drawn;
        panel.Step(Noon.AddMilliseconds(500));
        Assert.True(panel.Statistics.DamagePixels - drawn - steady > steady, "The card was not drawn again.");
        Assert.Equal(snapshots, panel.Statistics.Snapshots);
    }

    [Fact]
    public void A_steady_frame_between_two_looks_allocates_nothing()
    {
        using var panel = new PanelStepper(Bench.Options(_sink) with { HasOverlay = true });
        panel.Show([TestLayouts.Sweep], []);
        var frame = 0;
        for (; frame < 100; frame++) panel.Step(Noon.AddMilliseconds(frame));
        var allocated = QuietWindow.AllocatedBy(() =>
        {
            for (var end = frame + 20; frame < end; frame++) panel.Step(Noon.AddMilliseconds(frame));
        });
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_mutation_is_presented_once_with_the_overlay_too()
    {
        using var panel = new PanelStepper(Bench.Options(_sink) with { HasOverlay = true });
        panel.Show([TestLayouts.Still], [new TraceId("edit")]);
        for (var i = 0; i < 5; i++) panel.Step(Noon.AddSeconds(i));
        Assert.Equal(1, panel.Statistics.ShownToPresented.Count);
    }

    private byte[] Picture() => _sink.Read()!.Pixels.ToArray();
}
