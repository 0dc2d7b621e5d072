using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Films;

/// <summary>
/// Decodes the frames of one film for one box: scaled, cropped and rounded, so that showing one is a copy. Cheapest in their order. For one thread at a time,
/// which may be another than the one that shows the frames.
/// </summary>
internal sealed class FilmDecoder : IDisposable
{
    private readonly FilmFile _film;
    private readonly FilmCanvas _canvas;
    private readonly ImagePlace _place;
    private readonly float _radius;
    private readonly PixelSize _wanted;
    private SKBitmap? _scaled;

    private FilmDecoder(FilmFile film, DrawOp.Image picture)
    {
        _film = film;
        _canvas = new FilmCanvas(film);
        _place = ImagePlace.Of(picture);
        _radius = picture.Radius;
        _wanted = ImageDecoder.Scaled(film.Size, Math.Min(1f, _place.ScaleFor(film.Size)));
        var (_, target) = _place.Rects(_wanted);
        IsOpaque = film.IsOpaque && _radius <= 0 && target.Width >= _place.Box.Width && target.Height >= _place.Box.Height;
    }

    /// <summary>Frames of one play.</summary>
    public int Frames => _film.Frames.Length;

    /// <summary>True if its frames let nothing shine through and fill their box.</summary>
    private bool IsOpaque { get; }

    /// <summary>Opens the film that a picture is.</summary>
    /// <returns>The decoder; null if the asset is not here; else why it is not played.</returns>
    public static Result<FilmDecoder?> Open(IAssetSource assets, DrawOp.Image picture)
    {
        var box = ImagePlace.Of(picture).Box;
        if ((long)box.Width * box.Height > DrawSheet.MostPixels) return FilmProblems.Box(new PixelSize(box.Width, box.Height));
        using var stream = assets.Open(picture.Asset);
        if (stream is null) return (FilmDecoder?)null;
        if (!BoundedRead.All(stream, FilmLimits.Bytes).TryGet(out var bytes, out var problem)) return problem;
        return FilmFile.Open(bytes).TryGet(out var film, out problem) ? new FilmDecoder(film, picture) : problem;
    }

    /// <summary>Room for a frame of this film.</summary>
    public FilmFrame NewFrame() => new(new PixelSize(_place.Box.Width, _place.Box.Height), IsOpaque);

    /// <summary>Decodes a frame; null, or <c>film.frame</c> if it does not decode, and then the target holds anything.</summary>
    public Problem? Decode(int frame, FilmFrame target)
    {
        if (frame < 0 || frame >= Frames || _canvas.Decode(frame) is not { } whole) return FilmProblems.Frame(frame);
        var pixels = target.Pixels;
        pixels.Clear(pixels.Area);
        // What moves is filtered linearly where it has too few pixels: a cubic takes ten times as long, and nobody sees it.
        _place.Draw(Scale(whole), _radius, pixels, new SKSamplingOptions(SKFilterMode.Linear));
        return null;
    }

    public void Dispose()
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
