using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Panels;

/// <summary><c>rear panel</c> with sinks for other programs and for later.</summary>
public sealed class PanelSinkTests : IDisposable
{
    private static readonly PixelSize Size = PanelProfiles.Reference.Size;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_apng_sink_leaves_a_recording_that_has_its_name_when_it_is_whole()
    {
        var panel = await StartAsync($"apng:{_folder["panel.png"]}");
        await PresentedAsync(panel);
        Assert.False(File.Exists(_folder["panel.png"]));
        Assert.True(File.Exists(_folder["panel.png.part"]));
        await panel.DisposeAsync();

        Assert.Equal([_folder["panel.png"]], Directory.GetFiles(_folder.Path, "panel.*"));
        var file = await File.ReadAllBytesAsync(_folder["panel.png"], Cancellation);
        Assert.Equal("IEND"u8, file.AsSpan()[^8..^4]);
        using var picture = SKBitmap.Decode(file);
        Assert.Equal((Size.Width, Size.Height), (picture.Width, picture.Height));
        Assert.NotEqual(picture.GetPixel(0, 0), picture.Pixels.MaxBy(color => color.Red + color.Green + color.Blue));
    }

    [Fact]
    public async Task A_shared_memory_sink_shows_what_the_live_view_shows_and_tells_its_end()
    {
        var panel = await StartAsync($"shared-memory:{_folder["frames"]}");
        await PresentedAsync(panel);
        using var reader = SharedMemoryReader.Open(_folder["frames"]);
        Assert.Equal(Size, reader.Size);
        using var shown = await panel.FrameThatAsync(live => reader.Read() is { } frame && live.GetPixelSpan().SequenceEqual(frame.Pixels.Span));
        Assert.False(reader.IsEnded);
        await panel.DisposeAsync();
        Assert.True(reader.IsEnded);
    }

    [Fact]
    public async Task A_name_of_shared_memory_lies_in_its_folder_and_belongs_to_one_panel()
    {
        var name = $"rearcloud-test-{Guid.NewGuid():n}";
        var path = $"/dev/shm/{name}";
        try
        {
            await using var panel = await StartAsync($"shared-memory:{name}");
            Assert.True(File.Exists(path));

            var second = await RearResult.RunAsync("panel", "--data", _folder["other"], "--sink", $"shared-memory:{name}");
            Assert.Equal(ExitCodes.Failed, second.Code);
            Assert.StartsWith("rear: rear.sink: ", second.Errors, StringComparison.Ordinal);
            Assert.Contains($"{path} is taken", second.Errors, StringComparison.Ordinal);
            Assert.Contains("name another file", second.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_recording_that_another_panel_makes_is_left_alone()
    {
        await using var panel = await StartAsync($"apng:{_folder["panel.png"]}");
        var second = await RearResult.RunAsync("panel", "--data", _folder["other"], "--sink", $"apng:{_folder["panel.png"]}");
        Assert.Equal(ExitCodes.Failed, second.Code);
        Assert.Contains("rear.sink", second.Errors, StringComparison.Ordinal);
        Assert.Contains(_folder["panel.png"], second.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_sinks_whose_folder_goes_away_the_panel_goes_on()
    {
        Directory.CreateDirectory(_folder["inner"]);
        await using var panel = await StartAsync($"apng:{_folder["inner/panel.png"]}", $"shared-memory:{_folder["inner/frames"]}");
        await PresentedAsync(panel);
        Directory.Delete(_folder["inner"], recursive: true);
        Assert.NotEmpty(await panel.Browser.GetByteArrayAsync("frame.png", Cancellation));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task PresentedAsync(RunningPanel panel) => await panel.UntilAsync(s => s.GetProperty("frames").GetProperty("presented").GetInt64() > 0);

    private Task<RunningPanel> StartAsync(params string[] sinks) =>
        RunningPanel.StartAsync(["--data", _folder["data"], "--sink", "live", .. sinks.SelectMany(sink => new[] { "--sink", sink })]);
}
