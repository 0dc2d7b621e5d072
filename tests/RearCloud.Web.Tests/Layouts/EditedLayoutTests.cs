using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class EditedLayoutTests
{
    [Fact]
    public void Widgets_come_from_back_to_front_and_broken_ones_have_harmless_values()
    {
        var layout = Layout("""{"name":"Home","canvas":{"width":1000,"height":500},"widgets":{"b":{"kind":"date","order":"V","frame":{"x":1,"y":2,"width":3,"height":4}},"a":{"order":"F","frame":"nowhere"},"c":7}}""");
        Assert.Equal(["c", "a", "b"], layout.Widgets.Select(w => w.Id));
        Assert.Equal(WidgetFrame.Default, layout.Widgets[1].Frame);
        Assert.Equal("Date at 1, 2, 3 by 4", layout.Widgets[2].Description);
        Assert.Equal(1_000, layout.CanvasWidth);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"name":5,"canvas":[],"widgets":"none","wallpaper":{}}""")]
    public void A_broken_layout_is_shown_with_its_id_as_name(string body)
    {
        var layout = Layout(body);
        Assert.Equal("home", layout.Name);
        Assert.Equal((904d, 572d), (layout.CanvasWidth, layout.CanvasHeight));
        Assert.Empty(layout.Widgets);
        Assert.Null(layout.WallpaperId);
    }

    private static EditedLayout Layout(string body) =>
        EditedLayout.From(new Document(new DocumentKey(DocumentKind.Layout, new DocumentId("home")), JsonElement.Parse(body), new Sequence(1), false));
}
