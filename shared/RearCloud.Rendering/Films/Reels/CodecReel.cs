using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Rendering.Memory;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Films.Reels;

/// <summary>An animated GIF or WebP, decoded frame by frame.</summary>
internal sealed class CodecReel : FilmReel
{
    private readonly FilmFile _film;
    private readonly FilmCanvas _canvas;
    private readonly ImagePlace _place;
    private readonly float _radius;
    private readonly PixelSize _wanted;
    private SKBitmap? _scaled;

    private CodecReel(FilmFile film, DrawOp.Image picture)
    {
        _film = film;
        _canvas = new FilmCanvas(film);
        _place = ImagePlace.Of(picture);
        _radius = picture.Radius;
        _wanted = ImageDecoder.Scaled(film.Size, Math.Min(1f, _place.ScaleFor(film.Size)));
        var (_, target) = _place.Rects(_wanted);
        IsOpaque = film.IsOpaque && _radius <= 0 && target.Width >= _place.Box.Width && target.Height >= _place.Box.Height;
    }

    public override int Frames => _film.Frames.Length;

    public override bool IsOpaque { get; }

    public static Result<FilmReel> Open(byte[] bytes, DrawOp.Image picture) =>
        FilmFile.Open(bytes).TryGet(out var film, out var problem) ? new CodecReel(film, picture) : problem;

    public override bool Draw(int frame, PixelBuffer box)
    {
        if (_canvas.Decode(frame) is not { } whole) return false;
        // What moves is filtered linearly where it has too few pixels: a cubic takes ten times as long, and nobody sees it.
        _place.Draw(Scale(whole), _radius, box, new SKSamplingOptions(SKFilterMode.Linear));
        return true;
    }

    public override void Dispose()
    {
        _scaled?.Dispose();
        _canvas.Dispose();
        _film.Dispose();
    }

    private SKBitmap Scale(SKBitmap whole)
    {
        if (whole.Width == _wanted.Width && whole.Height == _wanted.Height) return whole;
        _scaled ??= new SKBitmap(whole.Info.WithSize(_wanted.Width, _wanted.Height));
        ImageDecoder.Scale(whole, _scaled);
        return _scaled;
    }
}
