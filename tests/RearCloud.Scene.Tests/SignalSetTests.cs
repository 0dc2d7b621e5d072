namespace RearCloud.Scene.Tests;

public sealed class SignalSetTests
{
    [Fact]
    public void A_change_makes_a_new_set_and_leaves_the_old_one()
    {
        var one = SignalSet.Empty.With("a", SignalValue.Of(1));
        var two = one.With("a", SignalValue.Of(2));
        Assert.Equal(1, one.Find("a")?.Number);
        Assert.Equal(2, two.Find("a")?.Number);
        Assert.Null(two.Without("a").Find("a"));
    }

    [Fact]
    public void Feeding_the_same_value_gives_the_same_set()
    {
        var set = SignalSet.Empty.With("a", SignalValue.Of("x"));
        Assert.Same(set, set.With("a", SignalValue.Of("x")));
        Assert.Same(set, set.Without("b"));
    }

    [Fact]
    public void A_value_is_only_what_it_is()
    {
        Assert.Null(SignalValue.Of("1").Number);
        Assert.Null(SignalValue.Of(1).Truth);
        Assert.Null(SignalValue.Of(true).Text);
        Assert.Null(default(SignalValue).Number);
    }
}
