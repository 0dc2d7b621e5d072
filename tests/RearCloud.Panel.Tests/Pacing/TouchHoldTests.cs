using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class TouchHoldTests
{
    private readonly TouchHold _hold = new(240);

    [Fact]
    public void A_touch_holds_for_its_beats_and_no_longer()
    {
        _hold.See(1);
        Assert.False(_hold.IsHeld);
        _hold.Touch();
        Assert.True(_hold.IsTouched);
        _hold.See(100);
        Assert.False(_hold.IsTouched);
        Assert.True(_hold.IsHeld);
        _hold.See(339);
        Assert.True(_hold.IsHeld);
        _hold.See(340);
        Assert.False(_hold.IsHeld);
    }

    [Fact]
    public void Another_touch_begins_anew()
    {
        _hold.Touch();
        _hold.See(100);
        _hold.Touch();
        _hold.See(300);
        _hold.See(500);
        Assert.True(_hold.IsHeld);
    }
}
