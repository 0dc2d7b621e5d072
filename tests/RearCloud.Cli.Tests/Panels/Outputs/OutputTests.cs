using System.Text.Json;
using RearCloud.Core.Documents;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Post;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Panels.Outputs;

/// <summary>What a framebuffer gets of <c>rear panel</c>, while people get the picture as composed.</summary>
public sealed class OutputTests : IDisposable
{
    private const int Pixels = 904 * 572;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Framebuffer => $"framebuffer:{_folder["fb"]}";

    [Fact]
    public async Task A_framebuffer_gets_the_output_and_people_the_picture()
    {
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(_folder["sensors/iio:device0"]).FullName, "in_illuminance_input"), "400\n", Cancellation);
        await using var panel = await StartAsync();
        var display = await DisplayAsync(panel, d => d.TryGetProperty("lux", out _) && d.GetProperty("nits").GetDouble() > 100);
        Assert.Equal("Bgra8888", display.GetProperty("format").GetString());
        Assert.Equal(400, display.GetProperty("lux").GetDouble());
        Assert.InRange(display.GetProperty("nits").GetDouble(), 100, 160);

        using var picture = SKBitmap.Decode(await panel.Browser.GetByteArrayAsync("frame.png", Cancellation));
        Assert.Equal(SKColors.White, picture.GetPixel(450, 280));

        // 135 of 3,500 nits, as values.
        Assert.True(SpinWait.SpinUntil(() => File.ReadAllBytes(_folder["fb"])[(280 * 904 + 450) * 4] is > 50 and < 70, TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task Off_is_the_plain_picture()
    {
        await using var panel = await StartAsync("--output", "off");
        var frames = (await panel.UntilAsync(s => s.GetProperty("frames").GetProperty("presented").GetInt64() > 0)).GetProperty("frames");
        Assert.False(frames.TryGetProperty("display", out _));
        Assert.Equal(Enumerable.Repeat((byte)255, Pixels * 4), await File.ReadAllBytesAsync(_folder["fb"], Cancellation));
        Assert.False(Directory.Exists(_folder["data/wear"]));
    }

    [Fact]
    public async Task The_owner_chooses_brightness_white_and_a_picture_that_stands_still()
    {
        await using var panel = await StartAsync("--brightness", "100", "--color-temperature", "2700", "--no-shift", "--output", "rgb565");
        var display = await DisplayAsync(panel, d => d.GetProperty("nits").GetDouble() > 0);
        Assert.Equal(("Rgb565", 1, 2_700), (display.GetProperty("format").GetString(), display.GetProperty("slider").GetDouble(), display.GetProperty("kelvin").GetDouble()));
        Assert.Equal((0, 0), (display.GetProperty("shiftX").GetInt32(), display.GetProperty("shiftY").GetInt32()));
        Assert.InRange(display.GetProperty("nits").GetDouble(), 680, 700);
        Assert.False(display.TryGetProperty("lux", out _));

        // Warm: more red than blue, in steps of five bits.
        Assert.True(SpinWait.SpinUntil(() => Red() > Blue() + 3, TimeSpan.FromSeconds(60)));

        int Red() => Pixel() >> 11;
        int Blue() => Pixel() & 31;
        ushort Pixel() => BitConverter.ToUInt16(File.ReadAllBytes(_folder["fb"]), (280 * 904 + 450) * 2);
    }

    [Fact]
    public async Task Wear_is_kept_between_runs_and_damage_is_told_and_begins_anew()
    {
        await RunAsync(3);
        var first = await WearAsync();
        await RunAsync(3);
        Assert.True(await WearAsync() > first);

        await File.WriteAllTextAsync(_folder["data/wear/reference"], "rubbish", Cancellation);
        await using (var panel = await StartAsync())
        {
            var faults = (await panel.UntilAsync(s => s.GetProperty("faults").GetArrayLength() > 0)).GetProperty("faults");
            Assert.Equal("wear", faults[0].GetProperty("place").GetString());
            Assert.Contains("wear/reference.damaged", faults[0].GetProperty("message").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal("rubbish", await File.ReadAllTextAsync(_folder["data/wear/reference.damaged"], Cancellation));
        Assert.True(await WearAsync() >= 0);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A white panel.</summary>
    private async Task<RunningPanel> StartAsync(params string[] more)
    {
        await PrepareAsync();
        return await RunningPanel.StartAsync(["--data", _folder["data"], "--sink", "live", "--sink", Framebuffer, "--light-sensors", _folder["sensors"], .. more]);
    }

    private async Task RunAsync(int seconds)
    {
        await PrepareAsync();
        var result = await RearResult.RunAsync("panel", "--data", _folder["data"], "--sink", Framebuffer, "--brightness", "100", "--seconds", $"{seconds}");
        Assert.Equal((ExitCodes.Done, ""), (result.Code, result.Errors));
    }

    private async Task PrepareAsync()
    {
        await File.WriteAllBytesAsync(_folder["fb"], new byte[Pixels * 4], Cancellation);
        Directory.CreateDirectory(_folder["data/slots"]);
        var body = """{"format":1,"canvas":{"width":904,"height":572},"background":"#ffffff","widgets":{"clock":{"kind":"digital-clock","order":"V","seconds":true,"frame":{"x":264,"y":32,"width":200,"height":80}}}}""";
        var layout = new Document(new DocumentKey(DocumentKind.Layout, new DocumentId("white")), JsonElement.Parse(body), new Sequence(1), IsDeleted: false);
        await File.WriteAllBytesAsync(_folder["data/slots/slot-a"], DocumentSlot.Encode([layout], 1), Cancellation);
    }

    private static async Task<JsonElement> DisplayAsync(RunningPanel panel, Func<JsonElement, bool> fact)
    {
        var statistics = await panel.UntilAsync(s => s.GetProperty("frames").TryGetProperty("display", out var d) && d.GetProperty("nits").GetDouble() > 0 && fact(d));
        return statistics.GetProperty("frames").GetProperty("display");
    }

    /// <summary>Hours at peak of the cell that was lit longest.</summary>
    private async Task<double> WearAsync()
    {
        var map = WearMap.Load(await File.ReadAllBytesAsync(_folder["data/wear/reference"], Cancellation), PanelProfiles.Reference.Size).Value;
        return Enumerable.Range(0, map.Grid.Count).Max(i => map[i]);
    }
}
