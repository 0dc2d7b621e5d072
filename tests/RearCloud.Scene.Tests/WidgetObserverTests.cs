namespace RearCloud.Scene.Tests;

public sealed class WidgetObserverTests
{
    private static readonly SceneInput Two = SceneFixture.Input(SceneDocuments.From(
        [
            SceneFixture.Layout("""
                {"widgets":{
                  "a":{"kind":"text","text":"1","order":"a","frame":{"x":300,"y":40,"width":200,"height":80}},
                  "b":{"kind":"text","text":"2","order":"b","frame":{"x":300,"y":140,"width":200,"height":80}}}}
                """),
        ],
        null));

    [Fact]
    public void It_hears_of_each_widget_in_its_order_and_changes_nothing()
    {
        var observer = new Listener();
        var snapshot = SceneBuilder.Build(Two with { Observer = observer }, null);
        Assert.Equal(["+a", "-a", "+b", "-b"], observer.Heard);
        Assert.Equal(SceneBuilder.Build(Two, null).Layers, snapshot.Layers);
    }

    [Fact]
    public void A_replaced_widget_is_not_drawn_and_its_placeholder_stands_in()
    {
        var observer = new Listener();
        var snapshot = SceneBuilder.Build(Two with { Observer = observer, ReplacedWidgets = ["a"] }, null);
        Assert.Equal(["+b", "-b"], observer.Heard);

        var whole = SceneBuilder.Build(Two, null);
        Assert.Equal(whole.Layers.Select(l => (l.Id, l.Bounds)), snapshot.Layers.Select(l => (l.Id, l.Bounds)));
        Assert.NotEqual(whole.Layers[1], snapshot.Layers[1]);
        Assert.Equal(whole.Layers[2], snapshot.Layers[2]);
    }

    private sealed class Listener : IWidgetObserver
    {
        public List<string> Heard { get; } = [];

        public void Drawing(string widgetId) => Heard.Add("+" + widgetId);

        public void Drawn(string widgetId) => Heard.Add("-" + widgetId);
    }
}
