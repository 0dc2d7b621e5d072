using RearCloud.Panel.Scenes;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Tests.Scenes;

public sealed class WidgetWatchTests
{
    private static readonly SceneLimits Limits = new() { WidgetBudget = TimeSpan.FromMilliseconds(10), WidgetStrikes = 3 };

    private readonly WidgetReplacements _replacements = new();
    private readonly FaultLog _faults = Bench.Options().Faults;
    private readonly WidgetWatch _watch;
    private long _now;

    public WidgetWatchTests() => _watch = new WidgetWatch(_replacements, Limits, _faults, () => _now);

    [Fact]
    public void A_widget_over_its_budget_again_and_again_is_replaced()
    {
        for (var i = 0; i < 2; i++) Build(20);
        Assert.Empty(_replacements.Of(TestLayouts.Still));
        Build(20);
        Assert.Equal(["words"], _replacements.Of(TestLayouts.Still));
        Assert.Contains("'words' of layout 'still'", Assert.Single(_faults.Recent).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_in_time_now_and_then_is_not()
    {
        for (var i = 0; i < 10; i++)
        {
            Build(20);
            Build(20);
            Build(10);
        }

        Assert.Equal(0, _replacements.Count);
        Assert.Empty(_faults.Recent);
    }

    [Fact]
    public void The_widget_that_hangs_is_the_one_that_is_being_drawn()
    {
        _watch.Begin(TestLayouts.Still);
        Assert.Null(_watch.ReplaceHanging());
        _watch.Drawing("words");
        Assert.Equal("Widget 'words' of layout 'still'", _watch.ReplaceHanging());
        Assert.Equal(["words"], _replacements.Of(TestLayouts.Still));
    }

    [Fact]
    public void A_layout_that_changed_gets_another_chance()
    {
        _replacements.Add(TestLayouts.Still, "words");
        Assert.Equal(["words"], _replacements.Of(TestLayouts.Layout("still", TestLayouts.Text("Good morning"))));
        Assert.Empty(_replacements.Of(TestLayouts.Layout("still", TestLayouts.Text("Good night"))));
        Assert.Equal(0, _replacements.Count);
    }

    private void Build(long milliseconds)
    {
        _watch.Begin(TestLayouts.Still);
        _watch.Drawing("words");
        _now += milliseconds * 1_000_000;
        _watch.Drawn("words");
    }
}
