using SkiaSharp;

namespace RearCloud.Rendering.Films.Decoding;

/// <summary>
/// Decodes the frames of a film whole, each over what the ones before left. One frame after the other costs one decoding each; a jump may cost all frames that
/// the new one stands on. For one thread at a time.
/// </summary>
internal sealed class FilmCanvas : IDisposable
{
    private const int None = -1;

    private readonly FilmFile _film;
    private readonly SKImageInfo _info;
    private readonly SKBitmap _canvas;
    private SKBitmap? _aside;
    private int _holds = None;

    public FilmCanvas(FilmFile film)
    {
        _film = film;
        _info = new SKImageInfo(film.Size.Width, film.Size.Height, SKColorType.Bgra8888, film.IsOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb());
        _canvas = Allocate();
    }

    /// <summary>The frame, valid until the next call; null if it does not decode.</summary>
    public SKBitmap? Decode(int frame)
    {
        // A frame that is taken back afterwards is drawn aside, so that the next one finds what was there before.
        if (_film.Frames[frame].DisposalMethod != SKCodecAnimationDisposalMethod.RestorePrevious)
        {
            var done = Decode(_canvas, frame);
            _holds = done ? frame : None;
            return done ? _canvas : null;
        }

        _aside ??= Allocate();
        if (Prior(frame) != None) _canvas.GetPixelSpan().CopyTo(_aside.GetPixelSpan());
        return Decode(_aside, frame) ? _aside : null;
    }

    public void Dispose()
    {
        _canvas.Dispose();
        _aside?.Dispose();
    }

    private bool Decode(SKBitmap target, int frame) =>
        _film.Codec.GetPixels(_info, target.GetPixels(), target.RowBytes, new SKCodecOptions(frame, Prior(frame))) == SKCodecResult.Success;

    // What the canvas holds, if the frame can be drawn over it; else Skia decodes what the frame stands on first.
    private int Prior(int frame) => _film.Frames[frame].RequiredFrame is var required && required != None && _holds >= required && _holds < frame ? _holds : None;

    private SKBitmap Allocate()
    {
        var bitmap = new SKBitmap();
        if (bitmap.TryAllocPixels(_info)) return bitmap;
        bitmap.Dispose();
        throw new InsufficientMemoryException($"There is no memory for a frame of {_info.Width} x {_info.Height} pixels.");
    }
}
