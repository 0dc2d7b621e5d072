using RearCloud.Rendering.Films;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>A painter over assets that have names, and what it paints as bytes.</summary>
internal sealed class Easel : IDisposable
{
    // Fonts are costly to open and never change.
    private static readonly FontLibrary Fonts = new();

    private readonly ImageCache _images;

    public Easel(string name, byte[] asset)
    {
        Assets[name] = asset;
        _images = new ImageCache(Assets);
        Painter = new PanelPainter(Fonts, _images);
    }

    public NamedAssets Assets { get; } = [];

    public PanelPainter Painter { get; }

    /// <summary>Another painter with the same images, for which the frames of films are made by somebody else.</summary>
    public PanelPainter PainterWith(IFilmFrames films) => new(Fonts, _images, films);

    /// <summary>The pixels of a scene, at noon unless said.</summary>
    public byte[] Paint(Snapshot scene, DateTimeOffset? time = null)
    {
        using var picture = new PixelBuffer(scene.Panel.Size);
        Painter.Paint(picture, scene.Layers, time ?? SampleScenes.Noon);
        return picture.Span.ToArray();
    }

    /// <summary>Instructions over the gradient, in a layer of the whole panel.</summary>
    public static Snapshot Of(params DrawOp[] ops) => SampleScenes.Of(SampleScenes.Gradient(), SampleScenes.Layer("widget/sample", SampleScenes.Panel, ops));

    public void Dispose()
    {
        Painter.Dispose();
        _images.Dispose();
    }
}
