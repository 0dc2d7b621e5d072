namespace RearCloud.Scene.Tests.Widgets;

public sealed class DigitalClockTests
{
    [Fact]
    public void Figures_fill_the_frame() => Assert.Equal(
        """
        widget/w [288 56 560 220]
          text "20:48" [281.27 25.72 573.47 280.56] size 224.45 to 112.22 weight 300 #FFFFFFFF center middle lines 1 tabular
        """,
        SceneFixture.Print(SceneFixture.Widget("\"kind\":\"digital-clock\"")));

    [Fact]
    public void Seconds_are_a_layer_of_their_own_on_the_same_base_line() => Assert.Equal(
        """
        widget/w [288 56 560 220]
          text "8:48" [335.04 51.37 363.5 229.25] size 183.4 to 91.7 weight 300 #FFFFFFFF center middle lines 1 tabular
        widget/w/seconds [288 56 560 220]
          text "05" [709.18 96 88.47 220] size 73.36 to 36.68 weight 300 #FFFFFFAD center middle lines 1 tabular
        """,
        SceneFixture.Print(SceneFixture.Widget("\"kind\":\"digital-clock\",\"seconds\":true,\"hours\":\"12\"")));
}
