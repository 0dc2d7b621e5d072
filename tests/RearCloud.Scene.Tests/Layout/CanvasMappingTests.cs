using RearCloud.Core.Panels;

namespace RearCloud.Scene.Tests.Layout;

public sealed class CanvasMappingTests
{
    private const string Reference = """{"width":904,"height":572}""";

    [Fact]
    public void The_reference_canvas_lies_on_the_reference_panel_as_it_is() =>
        Assert.Equal(new PixelRect(288, 56, 560, 220), Bounds(PanelProfiles.Reference, Reference, 288, 56, 560, 220));

    [Fact]
    public void The_safe_area_lands_inside_the_safe_area_of_a_larger_panel()
    {
        var safe = PanelProfiles.Reference.SafeArea;
        var landed = Bounds(PanelProfiles.Large, Reference, safe.X, safe.Y, safe.Width, safe.Height);
        Assert.Equal(new PixelRect(292, 32, 636, 532), landed);
        Assert.True(PanelProfiles.Large.SafeArea.Contains(landed));
    }

    [Theory]
    [InlineData(264, 32, 100, 100)]
    [InlineData(772, 440, 100, 100)]
    [InlineData(500.5, 200.25, 33.3, 44.4)]
    public void What_is_safe_stays_safe(double x, double y, double width, double height) =>
        Assert.True(PanelProfiles.Large.SafeArea.Contains(Bounds(PanelProfiles.Large, Reference, x, y, width, height)));

    [Fact]
    public void What_was_flush_stays_flush()
    {
        var left = Bounds(PanelProfiles.Large, Reference, 300, 50, 101, 77);
        var right = Bounds(PanelProfiles.Large, Reference, 401, 127, 55, 77);
        Assert.Equal((left.Right, left.Bottom), (right.X, right.Y));
    }

    [Fact]
    public void What_bleeds_off_the_canvas_bleeds_off_the_panel() =>
        Assert.Equal(new PixelRect(0, 0, 976, 596), Bounds(PanelProfiles.Large, Reference, 0, 0, 904, 572));

    [Fact]
    public void A_layout_designed_on_the_large_panel_fits_the_reference()
    {
        var safe = PanelProfiles.Large.SafeArea;
        var landed = Bounds(PanelProfiles.Reference, """{"width":976,"height":596}""", safe.X, safe.Y, safe.Width, safe.Height);
        Assert.True(PanelProfiles.Reference.SafeArea.Contains(landed));
    }

    [Theory]
    [InlineData("""{"width":1808,"height":1144}""", 576, 112, 1120, 440)]
    [InlineData("""{"width":0,"height":0}""", 288, 56, 560, 220)]
    [InlineData("""{"width":"904"}""", 288, 56, 560, 220)]
    public void A_canvas_of_another_size_is_a_scaled_reference_and_a_broken_one_the_reference(string canvas, double x, double y, double width, double height) =>
        Assert.Equal(new PixelRect(288, 56, 560, 220), Bounds(PanelProfiles.Reference, canvas, x, y, width, height));

    [Fact]
    public void Sizes_scale_with_the_canvas()
    {
        var layout = SceneFixture.Layout("""{"widgets":{"w":{"kind":"text","text":"Hi","size":100,"frame":{"x":300,"y":100,"width":300,"height":200} } } }""");
        var input = SceneFixture.Input(SceneDocuments.From([layout], null)) with { Panel = PanelProfiles.Large };
        Assert.Contains("size 104.72", SceneFixture.Print(input), StringComparison.Ordinal);
    }

    private static PixelRect Bounds(PanelProfile panel, string canvas, double x, double y, double width, double height)
    {
        var body = FormattableString.Invariant(
            $$"""{"canvas":{{canvas}},"widgets":{"w":{"kind":"weather","frame":{"x":{{x}},"y":{{y}},"width":{{width}},"height":{{height}} } } } }""");
        var input = SceneFixture.Input(SceneDocuments.From([SceneFixture.Layout(body)], null)) with { Panel = panel };
        return SceneBuilder.Build(input, null).Layers.Single(l => l.Id == "widget/w").Bounds;
    }
}
