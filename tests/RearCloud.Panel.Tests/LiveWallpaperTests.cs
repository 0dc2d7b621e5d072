using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Panel.Sinks;
using RearCloud.Scene;

namespace RearCloud.Panel.Tests;

public sealed class LiveWallpaperTests : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 120;

    private readonly PanelStepper _panel = new(Bench.Options(new MemorySink(Bench.Options().Panel.Size)));
    private DateTimeOffset _time = Bench.Noon.AddMilliseconds(1);

    public void Dispose() => _panel.Dispose();

    [Theory]
    [InlineData("""{"format":1,"type":"flow","colors":["#102030","#806040"]}""")]
    [InlineData("""{"format":1,"type":"particles","style":"snow"}""")]
    public void It_is_drawn_thirty_times_a_second_and_not_at_all_on_a_panel_that_is_ambient(string wallpaper)
    {
        Show(wallpaper);
        Assert.Equal(30, FramesIn(120));
        Assert.Equal(30, _panel.Statistics.Hertz);

        _panel.Feed(SignalNames.PanelAmbient, SignalValue.Of(true));
        FramesIn(1);
        Assert.Equal(0, FramesIn(120));
        Assert.Equal(0, _panel.Statistics.Hertz);
    }

    [Fact]
    public void A_tilt_moves_a_parallax_until_it_rests_and_a_tremble_does_nothing()
    {
        Show("""{"format":1,"type":"parallax","colors":["#FFFFFF","#000000"]}""");
        FramesIn(1);
        Assert.Equal(0, FramesIn(60));

        _panel.Feed(SignalNames.TiltY, SignalValue.Of(12));
        Assert.True(FramesIn(60) > 5);
        FramesIn(240);
        Assert.Equal(0, _panel.Statistics.Hertz);

        var built = _panel.Statistics.Snapshots;
        for (var i = 0; i < 100; i++)
        {
            _panel.Feed(SignalNames.TiltY, SignalValue.Of(12 + 0.5 * Math.Sin(i)));
            Assert.Equal(0, FramesIn(1));
        }

        Assert.Equal(built, _panel.Statistics.Snapshots);
    }

    private void Show(string wallpaper) => _panel.Show(
        [
            Document(DocumentKind.Layout, """{"format":1,"wallpaper":"live","widgets":{}}"""), Document(DocumentKind.Wallpaper, wallpaper),
        ],
        []);

    private long FramesIn(int beats)
    {
        var before = _panel.Statistics.Presented;
        for (var i = 0; i < beats; i++, _time += Beat) _panel.Step(_time);
        return _panel.Statistics.Presented - before;
    }

    private static Document Document(DocumentKind kind, string body) => new(new DocumentKey(kind, new DocumentId("live")), JsonElement.Parse(body), new Sequence(1), false);
}
