using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Painting;
using RearCloud.Rendering.Tests.Samples;
using RearCloud.Scene;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Rendering.Tests.Composition;

/// <summary>Draw lists that no builder should make: each is drawn or left out, and the next frame is right.</summary>
public sealed class BadDrawListTests : IDisposable
{
    private static readonly FontLibrary Fonts = new();

    private static readonly float[] Numbers = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue, -1, 0, 1e9f, -1e9f, float.Epsilon];

    private readonly ImageCache _images = new(new OneImage());
    private readonly PanelPainter _painter;
    private readonly PanelCompositor _compositor;
    private readonly PanelCompositor _fresh;

    public BadDrawListTests()
    {
        _painter = new PanelPainter(Fonts, _images);
        _compositor = new PanelCompositor(_painter, PanelProfiles.Reference.Size);
        _fresh = new PanelCompositor(_painter, PanelProfiles.Reference.Size);
    }

    public void Dispose()
    {
        _compositor.Dispose();
        _fresh.Dispose();
        _painter.Dispose();
        _images.Dispose();
    }

    [Fact]
    public void Numbers_that_are_none_or_far_too_large_leave_the_next_frame_right()
    {
        foreach (var number in Numbers)
        {
            foreach (var op in Broken(number))
            {
                var layers = SampleScenes.Demo().Layers.Add(SampleScenes.Layer("widget/broken", SampleScenes.Panel, op));
                _compositor.Compose(Of(layers), SampleScenes.Noon);
                _compositor.Compose(Of(layers), SampleScenes.Noon.AddSeconds(1));
                AssertNextFrameIsRight($"{op} with {number}");
            }
        }
    }

    [Fact]
    public void Layers_without_room_or_far_larger_than_the_panel_leave_the_next_frame_right()
    {
        PixelRect[] bounds =
        [
            default, new(10, 10, -5, 20), new(-1_000_000, -1_000_000, 2_000_000, 2_000_000), new(900_000, 0, 10, 10), new(0, 0, 904, 0), new(903, 571, 1, 1),
        ];
        foreach (var one in bounds)
        {
            _compositor.Compose(Of([.. SampleScenes.Demo().Layers, SampleScenes.Layer("widget/odd", one, new DrawOp.FillCircle(450, 280, 200, Color.White), new DrawOp.Frost(new RectF(0, 0, 904, 572), 9, Color.White))]), SampleScenes.Noon);
            AssertNextFrameIsRight($"{one}");
        }
    }

    [Fact]
    public void A_hundred_thousand_instructions_are_drawn_and_gone_again()
    {
        var ops = ImmutableArray.CreateBuilder<DrawOp>();
        for (var i = 0; i < 100_000; i++) ops.Add(new DrawOp.FillRect(new RectF(i % 904, i / 904 % 572, 3, 3), 0, new Color(0xFF000000 | (uint)i)));
        _compositor.Compose(Of([SampleScenes.Gradient(), new DrawLayer("widget/many", SampleScenes.Panel, ops.ToImmutable())]), SampleScenes.Noon);
        AssertNextFrameIsRight("a hundred thousand");
    }

    [Fact]
    public void A_sheet_that_no_panel_could_hold_is_refused() =>
        Assert.Throws<ArgumentException>(() => new DrawSheet(new PixelRect(0, 0, 100_000, 100_000), []));

    [Fact]
    public void Letters_that_no_font_has_are_drawn_as_what_stands_for_them()
    {
        var layers = SampleScenes.Demo().Layers.Add(SampleScenes.Layer("widget/text", SampleScenes.Panel, SampleScenes.Text("\U000F0000\uFFFF\uD800 \u0000", new RectF(300, 300, 300, 80), 40)));
        _compositor.Compose(Of(layers), SampleScenes.Noon);
        AssertNextFrameIsRight("no glyphs");
    }

    private static IEnumerable<DrawOp> Broken(float n)
    {
        var rect = new RectF(n, 40, n, 60);
        Motion motion = new Motion.Linear(n, n, SampleScenes.Noon);
        yield return new DrawOp.FillRect(rect, n, Color.White);
        yield return new DrawOp.StrokeRect(rect, n, n, Color.White);
        yield return new DrawOp.FillCircle(n, 50, n, Color.White);
        yield return new DrawOp.Arc(new RectF(40, n, 50, n), n, motion, n, Color.White, true);
        yield return new DrawOp.Bar(new RectF(300, n, 200, 20), motion, false, Color.White);
        yield return new DrawOp.Line(n, 0, 5, n, n, Color.White, true);
        yield return new DrawOp.Hand(500, 300, n, n, 4, Color.White, motion);
        yield return new DrawOp.FillGradient(rect, n, Color.White, Color.Black);
        yield return new DrawOp.Image(OneImage.Id, rect, n, ImageFit.Cover, n, n);
        yield return new DrawOp.Text("12", rect, new TextStyle(40, 400, Color.White));
        yield return new DrawOp.Text("12", new RectF(300, 300, 200, 60), new TextStyle(n, 400, Color.White, MinSize: n));
        yield return new DrawOp.Shadow(rect, n, n, Color.White);
        yield return new DrawOp.Frost(rect, n, Color.White);
        yield return new DrawOp.Particles(new PixelRect(10, 10, 300, 200), new ParticleField(ParticleStyle.Snow, 20, n, Color.White, 1), motion, motion, motion, 30);
        yield return new DrawOp.Particles(SampleScenes.Panel, new ParticleField(ParticleStyle.Dust, 20, 9, Color.White, 1), motion, motion, motion, n > 0 ? int.MaxValue : int.MinValue);
        yield return new DrawOp.Particles(new PixelRect(-1_000_000, 0, 2_000_000, 9), new ParticleField((ParticleStyle)9, int.MaxValue, 9, Color.White, 1), motion, 0, 0, 30);
        yield return new DrawOp.Flow(SampleScenes.Panel, new FlowField([Color.White, Color.Black], 1, n), motion, 30);
        yield return new DrawOp.Flow(SampleScenes.Panel, new FlowField([Color.White, Color.Black], 1, 1), motion, 0);
        yield return new DrawOp.Flow(new PixelRect(-1_000_000, -1_000_000, 2_000_000, 2_000_000), new FlowField([Color.White], 1, 1), motion, 30);
        yield return new DrawOp.Flow(SampleScenes.Panel, new FlowField(default, 1, 1), motion, 30);
        yield return new DrawOp.Marquee("A line that is longer than its box", rect, new TextStyle(40, 400, Color.White), motion, n);
        yield return new DrawOp.Marquee("A line that is longer than its box", new RectF(300, 300, 200, 60), new TextStyle(n, 400, Color.White, MinSize: n), motion, n);
        yield return new DrawOp.Sheet(new DrawSheet(new PixelRect(300, 300, 80, 40), [SampleScenes.Gradient()]), motion, motion, motion);
    }

    private static byte[] PixelsOf(PanelCompositor compositor)
    {
        var bytes = new byte[compositor.RowBytes * compositor.Size.Height];
        System.Runtime.InteropServices.Marshal.Copy(compositor.Pixels, bytes, 0, bytes.Length);
        return bytes;
    }

    private static Snapshot Of(ImmutableArray<DrawLayer> layers) => new(PanelProfiles.Reference, layers, null, 120, []);

    private void AssertNextFrameIsRight(string after)
    {
        _compositor.Compose(SampleScenes.Demo(), SampleScenes.Noon);
        _fresh.Invalidate();
        _fresh.Compose(SampleScenes.Demo(), SampleScenes.Noon);
        Assert.True(PixelsOf(_fresh).AsSpan().SequenceEqual(PixelsOf(_compositor)), after);
    }
}
