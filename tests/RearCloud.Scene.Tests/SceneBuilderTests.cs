using RearCloud.Core;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;

namespace RearCloud.Scene.Tests;

public sealed class SceneBuilderTests
{
    [Fact]
    public void The_factory_document_shows_the_time_and_the_date()
    {
        var snapshot = SceneBuilder.Build(SceneFixture.Input(SceneDocuments.Factory), null);
        Assert.Equal(["ground", "widget/clock", "widget/date"], snapshot.Layers.Select(l => l.Id));
        Assert.All(snapshot.Layers.Skip(1), layer => Assert.True(PanelProfiles.Reference.SafeArea.Contains(layer.Bounds)));
    }

    [Fact]
    public void The_same_input_gives_the_same_snapshot_and_the_same_objects()
    {
        var input = SceneFixture.Input(SceneDocuments.Factory);
        var first = SceneBuilder.Build(input, null);
        var second = SceneBuilder.Build(input, first);
        Assert.Equal(first.Layers, second.Layers);
        Assert.True(first.Layers == second.Layers);
    }

    [Fact]
    public void What_did_not_change_is_the_same_object()
    {
        var first = SceneBuilder.Build(SceneFixture.Input(SceneDocuments.Factory), null);
        var later = SceneFixture.Input(SceneDocuments.Factory) with { Time = SceneFixture.Evening.AddMinutes(1) };
        var second = SceneBuilder.Build(later, first);
        Assert.Same(first.Layers[0], second.Layers[0]);
        Assert.NotSame(first.Layers[1], second.Layers[1]);
        Assert.Same(first.Layers[2], second.Layers[2]);
    }

    [Fact]
    public void A_tick_of_the_second_leaves_the_dial_alone()
    {
        var input = SceneFixture.Widget("\"kind\":\"analog-clock\",\"seconds\":\"tick\"");
        var first = SceneBuilder.Build(input, null);
        var second = SceneBuilder.Build(input with { Time = input.Time.AddSeconds(1) }, first);
        var changed = second.Layers.Where(layer => !first.Layers.Contains(layer, ReferenceEqualityComparer.Instance));
        Assert.Equal(["widget/w/hands", "widget/w/second"], changed.Select(l => l.Id));
    }

    [Fact]
    public void Widgets_lie_in_their_order_and_equals_by_id()
    {
        var layout = SceneFixture.Layout("""
            {"widgets":{
              "z":{"kind":"text","text":"1","order":"A","frame":{"x":300,"y":40,"width":200,"height":80}},
              "b":{"kind":"text","text":"2","order":"a","frame":{"x":300,"y":40,"width":200,"height":80}},
              "a":{"kind":"text","text":"3","order":"a","frame":{"x":300,"y":40,"width":200,"height":80}},
              "c":{"kind":"text","text":"4","frame":{"x":300,"y":40,"width":200,"height":80}}}}
            """);
        var snapshot = SceneBuilder.Build(SceneFixture.Input(SceneDocuments.From([layout], null)), null);
        Assert.Equal(["ground", "widget/c", "widget/z", "widget/a", "widget/b"], snapshot.Layers.Select(l => l.Id));
    }

    [Fact]
    public void Traces_pass_through()
    {
        var trace = new TraceId("drag-1");
        Assert.Equal([trace], SceneBuilder.Build(SceneFixture.Input(SceneDocuments.Factory) with { Traces = [trace] }, null).Traces);
    }

    [Theory]
    [InlineData(Limits.WidgetsPerLayout)]
    [InlineData(Limits.WidgetsPerLayout + 50)]
    public void Widgets_up_to_the_limit_are_drawn(int count)
    {
        var widgets = string.Join(',', Enumerable.Range(0, count).Select(i =>
            $$$"""
            "w{{{i}}}":{"kind":"battery","frame":{"x":{{{300 + i % 20 * 20}}},"y":{{{40 + i / 20 * 40}}},"width":60,"height":60}}
            """));
        var documents = SceneDocuments.From([SceneFixture.Layout("{\"widgets\":{" + widgets + "}}")], null);
        var snapshot = SceneBuilder.Build(SceneFixture.Input(documents), null);
        Assert.Equal(1 + Limits.WidgetsPerLayout, snapshot.Layers.Length);
    }

    [Fact]
    public void A_widget_that_is_cut_off_by_the_panel_is_clipped_and_one_outside_is_left_out()
    {
        var half = SceneBuilder.Build(SceneFixture.Widget("\"kind\":\"battery\"", """{"x":800,"y":500,"width":200,"height":200}"""), null);
        Assert.Equal(new PixelRect(800, 500, 104, 72), half.Layers[1].Bounds);
        var outside = SceneBuilder.Build(SceneFixture.Widget("\"kind\":\"battery\"", """{"x":904,"y":0,"width":10,"height":10}"""), null);
        Assert.Single(outside.Layers);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"x":1,"y":1,"width":"wide","height":1}""")]
    [InlineData("""{"x":1,"y":1,"width":0,"height":1}""")]
    [InlineData("""{"x":1e300,"y":1,"width":10,"height":1}""")]
    public void A_widget_without_a_usable_frame_is_a_placeholder_in_the_middle(string frame)
    {
        var printed = SceneFixture.Print(SceneFixture.Widget("\"kind\":\"battery\"", frame));
        Assert.StartsWith("widget/w [407 200 271 172]", printed, StringComparison.Ordinal);
        Assert.Contains("\"battery\"", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_widget_that_cannot_be_drawn_is_a_placeholder()
    {
        // The calendar of this culture ends in 2077, and .NET throws behind it.
        var input = SceneFixture.Widget("\"kind\":\"date\"") with
        {
            Culture = System.Globalization.CultureInfo.GetCultureInfo("ar-SA"),
            Time = new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero),
        };
        Assert.Contains("text \"date\"", SceneFixture.Print(input), StringComparison.Ordinal);
    }
}
