using System.Text.Json;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class WidgetOrderTests
{
    [Theory]
    [InlineData("b", 1, "a,c,b,d")]
    [InlineData("b", -1, "b,a,c,d")]
    [InlineData("a", 3, "b,c,d,a")]
    [InlineData("d", -9, "d,a,b,c")]
    public void A_widget_passes_its_neighbours(string id, int steps, string expected)
    {
        var widgets = Widgets("a:F", "b:K", "c:P", "d:V");
        var moved = widgets.Single(w => w.Id == id);
        Assert.True(WidgetOrder.TryPass(widgets, moved, steps, out var after));
        var ids = widgets.Select(w => w.Id).Where(w => w != id).ToList();
        ids.Insert(after is null ? 0 : ids.IndexOf(after) + 1, id);
        Assert.Equal(expected, string.Join(',', ids));
    }

    [Theory]
    [InlineData("a", -1)]
    [InlineData("d", 1)]
    public void At_the_end_it_stays(string id, int steps)
    {
        var widgets = Widgets("a:F", "b:K", "c:P", "d:V");
        Assert.False(WidgetOrder.TryPass(widgets, widgets.Single(w => w.Id == id), steps, out _));
    }

    [Fact]
    public void Neighbours_of_equal_order_are_passed_together()
    {
        var widgets = Widgets("a:F", "b:K", "c:K", "d:V");
        Assert.True(WidgetOrder.TryPass(widgets, widgets[0], 1, out var forward));
        Assert.True(WidgetOrder.TryPass(widgets, widgets[3], -1, out var backward));
        Assert.Equal(("c", "a"), (forward, backward));
    }

    private static List<WidgetView> Widgets(params string[] widgets) =>
        [.. widgets.Select(w => w.Split(':')).Select(w => WidgetView.From(w[0], JsonElement.Parse($$"""{"kind":"date","order":"{{w[1]}}"}""")))];
}
