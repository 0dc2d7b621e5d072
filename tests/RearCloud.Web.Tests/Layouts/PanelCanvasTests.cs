using System.Text.Json;
using Bunit;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Web.Layouts;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class PanelCanvasTests : BunitContext
{
    private static readonly EditedLayout Layout = EditedLayout.From(new Document(
        new DocumentKey(DocumentKind.Layout, new DocumentId("home")),
        JsonElement.Parse("""{"widgets":{"clock":{"kind":"digital-clock","order":"V","frame":{"x":452,"y":143,"width":226,"height":286}}}}"""),
        new Sequence(1),
        false));

    [Fact]
    public void The_canvas_is_a_list_of_named_widgets_with_their_places()
    {
        var canvas = Render<PanelCanvas>(p => p.Add(c => c.Layout, Layout).Add(c => c.Profile, PanelProfiles.Reference));
        var option = canvas.Find("[role=listbox] [role=option]");
        Assert.Equal("Digital clock at 452, 143, 226 by 286", option.GetAttribute("aria-label"));
        Assert.Equal("0", option.GetAttribute("tabindex"));
        Assert.Equal("left:50%;top:25%;width:25%;height:50%", option.GetAttribute("style"));
        Assert.Empty(canvas.FindAll(".rc-handle"));
    }

    [Fact]
    public void The_selected_widget_has_eight_handles_and_says_so()
    {
        var canvas = Render<PanelCanvas>(p => p.Add(c => c.Layout, Layout).Add(c => c.Profile, PanelProfiles.Reference).Add(c => c.Selected, "clock"));
        Assert.Equal("true", canvas.Find("[role=option]").GetAttribute("aria-selected"));
        Assert.Equal(8, canvas.FindAll(".rc-handle").Count);
    }
}
