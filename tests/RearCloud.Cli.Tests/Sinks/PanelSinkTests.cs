using System.Text;
using RearCloud.Cli.Tests.Panels;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.TestKit.Machine;
using SkiaSharp;

namespace RearCloud.Cli.Tests.Sinks;

/// <summary><c>rear panel</c> with sinks that leave something behind.</summary>
public sealed class PanelSinkTests : IDisposable
{
    private static readonly PixelSize Size = PanelProfiles.Reference.Size;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Recordings_are_whole_when_it_ends()
    {
        await RunUntilAsync([_folder["panel.y4m.part"], _folder["panel.png.part"]], $"y4m:{_folder["panel.y4m"]}", $"apng:{_folder["panel.png"]}");

        var movie = await File.ReadAllBytesAsync(_folder["panel.y4m"], TestContext.Current.CancellationToken);
        var header = Encoding.ASCII.GetBytes("YUV4MPEG2 W904 H572 F120:1 Ip A1:1 C444 XCOLORRANGE=LIMITED\n");
        Assert.Equal(header, movie[..header.Length]);
        var frame = "FRAME\n".Length + Size.Width * Size.Height * 3;
        Assert.Equal(0, (movie.Length - header.Length) % frame);
        using var picture = SKBitmap.Decode(_folder["panel.png"]);
        Assert.Equal((Size.Width, Size.Height), (picture.Width, picture.Height));
        Assert.Equal([_folder["panel.png"], _folder["panel.y4m"]], Directory.GetFiles(_folder.Path, "panel.*").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_framebuffer_and_shared_memory_show_the_same_picture()
    {
        await File.WriteAllBytesAsync(_folder["fb0"], new byte[4096 * 600], TestContext.Current.CancellationToken);
        await RunUntilAsync([_folder["frames"]], $"framebuffer:{_folder["fb0"]}@1000x600:bgra:4096", $"shm:{_folder["frames"]}");

        using var reader = SharedMemoryReader.Open(_folder["frames"]);
        Assert.True(reader.IsEnded);
        var shared = reader.Read()!.Pixels;
        var screen = await File.ReadAllBytesAsync(_folder["fb0"], TestContext.Current.CancellationToken);
        for (var y = 0; y < Size.Height; y++)
            Assert.True(screen.AsSpan(y * 4096, Size.Width * 4).SequenceEqual(shared.Span.Slice(y * Size.Width * 4, Size.Width * 4)), $"row {y}");
    }

    [Fact]
    public async Task Help_names_every_sink()
    {
        var words = string.Join(' ', (await RearResult.RunAsync("panel", "--help")).Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.All(["live", "memory", "png:FILE", "y4m:FILE", "apng:FILE", "framebuffer:DEVICE", "shm:FILE"], sink => Assert.Contains(sink, words, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs a panel until its sinks have made files, which they do at their first frame, and ends it.</summary>
    private async Task RunUntilAsync(string[] files, params string[] sinks)
    {
        var panel = await RunningPanel.StartAsync(["--data", _folder["data"], "--sink", "live", .. sinks.SelectMany(sink => new[] { "--sink", sink })]);
        Assert.True(SpinWait.SpinUntil(() => Array.TrueForAll(files, File.Exists), TimeSpan.FromSeconds(60)), "No frame came.");
        await panel.DisposeAsync();
    }
}
