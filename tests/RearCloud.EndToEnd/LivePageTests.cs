using RearCloud.EndToEnd.Pages;
using RearCloud.EndToEnd.Running;
using RearCloud.TestKit.Machine;

namespace RearCloud.EndToEnd;

/// <summary>The live view's figures, as people and screen readers get them.</summary>
public sealed class LivePageTests : IAsyncLifetime
{
    /// <summary>The least contrast of every text on the page: WCAG 2.2, 1.4.3.</summary>
    private const double LeastContrast = 4.5;

    private const string LowestContrast = """
        () => {
          const light = (css) => css.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
            .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = light(getComputedStyle(document.body).backgroundColor);
          const texts = [...document.querySelectorAll('summary, caption, th, td, dt, dd, dd b, h1, p')].filter((place) => place.offsetParent);
          return Math.min(...texts.map((place) => (light(getComputedStyle(place).color) + 0.05) / (ground + 0.05)));
        }
        """;

    /// <summary>The picture's width as soon as the browser shows one; 0 after ten seconds without.</summary>
    private const string PictureWidth = """
        () => new Promise((done) => {
          const picture = document.getElementById('panel');
          const look = (tries) => picture.naturalWidth || tries === 0 ? done(picture.naturalWidth) : setTimeout(look, 100, tries - 1);
          look(100);
        })
        """;

    private readonly TemporaryFolder _folder = new();
    private RunningPanel _panel = null!;

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllBytesAsync(_folder["fb0"], new byte[904 * 572 * 4]);
        Directory.CreateDirectory(_folder["sensors/iio:device0"]);
        await File.WriteAllTextAsync(_folder["sensors/iio:device0/in_illuminance_input"], "400\n");
        _panel = await RunningPanel.StartAsync(
            "panel", "--data", _folder["data"], "--sink", "live", "--sink", $"framebuffer:{_folder["fb0"]}", "--light-sensors", _folder["sensors"], "--color-temperature", "5000");
    }

    [Fact]
    public async Task The_keyboard_opens_the_figures_and_each_is_named()
    {
        await using var live = await LivePage.OpenAsync(_panel.Live, 1440, 900);
        await live.OpenFiguresAsync();
        await live.Page.WaitForSelectorAsync("#lux:text-is('400 lux')");
        var read = await live.Page.Locator("details").AriaSnapshotAsync();
        string[] said =
        [
            "region \"How the panel does\"", "table \"Missed beats\"", "row \"Woken late 0\"", "table \"Where frames go\"", $"row \"framebuffer:{_folder["fb0"]} Up\"", "row \"live Up\"",
            "table \"Output for hardware\"", "row \"Colour of white 5,000 K\"", "table \"Power, estimated\"", "rowheader \"Whole frame\"",
        ];
        Assert.All(said, words => Assert.Contains(words, read, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", read, StringComparison.Ordinal);
        Assert.DoesNotContain("undefined", read, StringComparison.Ordinal);

        // From the head line the next stop is the part that scrolls.
        await live.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("figures", await live.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Every_text_can_be_read_and_nothing_is_wider_than_the_window(int width, int height)
    {
        await using var live = await LivePage.OpenAsync(_panel.Live, width, height);
        await live.OpenFiguresAsync();
        Assert.True(await live.Page.EvaluateAsync<double>(LowestContrast) >= LeastContrast);
        Assert.True(await live.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth && document.documentElement.scrollHeight <= innerHeight"));
        Assert.True(await live.Page.EvaluateAsync<bool>("document.getElementById('figures').scrollWidth <= document.getElementById('figures').clientWidth"));
        Assert.True(await live.Page.EvaluateAsync<double>("document.getElementById('panel').getBoundingClientRect().width") >= 160);
    }

    [Fact]
    public async Task A_panel_that_stands_still_is_seen_with_its_first_frame()
    {
        await using var live = await LivePage.OpenAsync(_panel.Live, 1440, 900);
        Assert.Equal(904, await live.Page.EvaluateAsync<int>(PictureWidth));
    }

    [Fact]
    public async Task Without_script_there_is_the_picture_and_no_empty_figures()
    {
        await using var live = await LivePage.OpenAsync(_panel.Live, 1440, 900, hasScript: false);
        Assert.False(await live.Page.Locator("details").IsVisibleAsync());
        Assert.True(await live.Page.Locator("#panel").IsVisibleAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _panel.DisposeAsync();
        _folder.Dispose();
    }
}
