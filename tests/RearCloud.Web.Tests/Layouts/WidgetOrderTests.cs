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
        var order = WidgetOrder.After(widgets, moved, steps);
        var after = widgets.Select(w => w.Id == id ? w with { Order = order! } : w).OrderBy(w => w.Order, StringComparer.Ordinal).Select(w => w.Id);
        Assert.Equal(expected, string.Join(',', after));
    }

    [Theory]
    [InlineData("a", -1)]
    [InlineData("d", 1)]
    public void At_the_end_it_stays(string id, int steps)
    {
        var widgets = Widgets("a:F", "b:K", "c:P", "d:V");
        Assert.Null(WidgetOrder.After(widgets, widgets.Single(w => w.Id == id), steps));
    }

    [Fact]
    public void Neighbours_of_equal_order_are_passed_together()
    {
        var widgets = Widgets("a:F", "b:K", "c:K", "d:V");
        var order = WidgetOrder.After(widgets, widgets[0], 1)!;
        Assert.True(string.CompareOrdinal("K", order) < 0 && string.CompareOrdinal(order, "V") < 0, order);
    }

    private static List<WidgetView> Widgets(params string[] widgets) =>
        [.. widgets.Select(w => w.Split(':')).Select(w => WidgetView.From(w[0], JsonElement.Parse($$"""{"kind":"date","order":"{{w[1]}}"}""")))];
}
