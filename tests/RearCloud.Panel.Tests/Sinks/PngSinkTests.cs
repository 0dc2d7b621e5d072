using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using SkiaSharp;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class PngSinkTests : IDisposable
{
    private static readonly PixelSize Small = new(32, 16);

    private readonly string _folder = Directory.CreateTempSubdirectory("rearcloud-test-").FullName;
    private readonly FaultLog _faults = new(TimeProvider.System);

    [Fact]
    public void File_shows_the_newest_frame_and_nothing_else_is_left()
    {
        var path = Path.Combine(_folder, "panel.png");
        var frames = new Frames(Small);
        using (var sink = new PngSink(path, Small, _faults))
        {
            frames.Present(sink, PixelRect.Of(Small));
            frames.Present(sink, PixelRect.Of(Small));
            Await(() => sink.Written == 2);
        }

        using var picture = SKBitmap.Decode(path);
        Assert.Equal((Small.Width, Small.Height), (picture.Width, picture.Height));
        Assert.Equal(2, picture.GetPixel(5, 5).Blue);
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.Empty(_faults.Recent);
    }

    [Fact]
    public void A_file_that_cannot_be_written_is_a_fault_and_is_tried_again()
    {
        var folder = Path.Combine(_folder, "later");
        var frames = new Frames(Small);
        using var sink = new PngSink(Path.Combine(folder, "panel.png"), Small, _faults);
        frames.Present(sink, PixelRect.Of(Small));
        Await(() => _faults.Total > 0);

        Directory.CreateDirectory(folder);
        Await(() => sink.Written == 1);
        Assert.Contains("png", Assert.Single(_faults.Recent).Place, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Await(Func<bool> fact) => Assert.True(SpinWait.SpinUntil(fact, Patience.Span));
}
