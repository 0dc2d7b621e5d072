using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using SkiaSharp;

namespace RearCloud.Panel.Tests.Sinks;

public sealed class LiveViewSinkTests : IDisposable
{
    private static readonly PixelSize Small = new(32, 16);

    private readonly Frames _frames = new(Small);
    private readonly LiveViewSink _sink = new(Small, new LiveViewOptions { MaxHertz = 1000, MaxViewers = 2 }, new FaultLog(TimeProvider.System));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_viewer_gets_the_frame_that_stands_and_then_each_newer_one()
    {
        _frames.Present(_sink, PixelRect.Of(Small));
        using var viewer = _sink.Join()!;
        var first = await viewer.NextAsync(Cancellation).AsTask().WaitAsync(Patience.Span, Cancellation);
        Assert.Equal(1, first.Number);
        using var picture = SKBitmap.Decode(first.Bytes.Span);
        Assert.Equal((Small.Width, Small.Height), (picture.Width, picture.Height));

        var next = viewer.NextAsync(Cancellation).AsTask();
        Assert.False(next.IsCompleted);
        _frames.Present(_sink, PixelRect.Of(Small));
        Assert.Equal(2, (await next.WaitAsync(Patience.Span, Cancellation)).Number);
    }

    [Fact]
    public async Task Viewers_share_one_encoding_and_a_slow_one_skips()
    {
        using var quick = _sink.Join()!;
        using var slow = _sink.Join()!;
        LiveFrame? seen = null;
        for (var i = 0; i < 20; i++)
        {
            _frames.Present(_sink, PixelRect.Of(Small));
            while (seen?.Number != i + 1) seen = await quick.NextAsync(Cancellation).AsTask().WaitAsync(Patience.Span, Cancellation);
        }

        Assert.Same(seen, await slow.NextAsync(Cancellation));
    }

    [Fact]
    public async Task A_png_is_lossless_and_needs_no_viewer()
    {
        var asked = _sink.ReadPngAsync(Cancellation);
        _frames.Present(_sink, PixelRect.Of(Small));
        var png = await asked.WaitAsync(Patience.Span, Cancellation);

        using var picture = SKBitmap.Decode(png.Bytes.Span);
        Assert.Equal(1, picture.GetPixel(3, 3).Blue);
        Assert.Same(png, await _sink.ReadPngAsync(Cancellation).WaitAsync(Patience.Span, Cancellation));
    }

    [Fact]
    public void Viewers_are_bounded()
    {
        var first = _sink.Join();
        using var second = _sink.Join();
        Assert.Null(_sink.Join());
        first!.Dispose();
        first.Dispose();
        Assert.Equal(1, _sink.Viewers);
        using var third = _sink.Join();
        Assert.NotNull(third);
    }

    public void Dispose() => _sink.Dispose();
}
