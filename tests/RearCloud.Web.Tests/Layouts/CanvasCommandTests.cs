using RearCloud.Web.Layouts;
using RearCloud.Web.Layouts.Editing;

namespace RearCloud.Web.Tests.Layouts;

public sealed class CanvasCommandTests
{
    private static readonly WidgetFrame Frame = new(100, 50, 200, 80);

    [Fact]
    public void Arrows_move_and_grow()
    {
        Assert.Equal(Frame with { X = 92 }, CanvasCommand.Step("move:-8,0", Frame));
        Assert.Equal(Frame with { Height = 81 }, CanvasCommand.Step("grow:0,1", Frame));
    }

    [Theory]
    [InlineData("")]
    [InlineData("move")]
    [InlineData("move:1")]
    [InlineData("move:a,b")]
    [InlineData("spin:1,1")]
    public void Anything_else_means_nothing(string command) => Assert.Null(CanvasCommand.Step(command, Frame));

    [Fact]
    public void A_widget_keeps_a_size_and_a_part_on_the_canvas()
    {
        Assert.Equal(new WidgetFrame(880, 548, 24, 24), new WidgetFrame(2_000, 2_000, 1, -5).Within(904, 572));
        Assert.Equal(new WidgetFrame(-176, -56, 200, 80), new WidgetFrame(-900, -900, 200, 80).Within(904, 572));
        Assert.Equal(new WidgetFrame(10, 21, 200, 80), new WidgetFrame(10.4, 20.6, 200, 80).Within(904, 572));
    }
}
