using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Films.Reels;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Rendering.Painting.Lotties;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Films;

/// <summary>
/// Makes the frames of one film for one box: scaled, cropped and rounded, so that showing one is a copy. Cheapest in their order. For one thread at a time,
/// which may be another than the one that shows the frames.
/// </summary>
internal sealed class FilmDecoder : IDisposable
{
    private readonly FilmReel _reel;
    private readonly PixelSize _size;

    private FilmDecoder(FilmReel reel, PixelSize size) => (_reel, _size) = (reel, size);

    /// <summary>Frames of one play.</summary>
    public int Frames => _reel.Frames;

    /// <summary>Opens the film that a picture is.</summary>
    /// <returns>The decoder; null if the asset is not here; else why it is not played.</returns>
    public static Result<FilmDecoder?> Open(IAssetSource assets, DrawOp.Image picture)
    {
        var box = ImagePlace.Of(picture).Box;
        var size = new PixelSize(box.Width, box.Height);
        if ((long)box.Width * box.Height > DrawSheet.MostPixels) return FilmProblems.Box(size);
        using var stream = assets.Open(picture.Asset);
        if (stream is null) return (FilmDecoder?)null;
        if (!BoundedRead.All(stream, FilmLimits.Bytes).TryGet(out var bytes, out var problem)) return problem;
        var opened = LottieFile.MayBe(bytes) ? LottieReel.Open(bytes, picture) : CodecReel.Open(bytes, picture);
        return opened.TryGet(out var reel, out problem) ? new FilmDecoder(reel, size) : problem;
    }

    /// <summary>Room for a frame of this film.</summary>
    public FilmFrame NewFrame() => new(_size, _reel.IsOpaque);

    /// <summary>Makes a frame; null, or <c>film.frame</c> if it does not decode, and then the target holds anything.</summary>
    public Problem? Decode(int frame, FilmFrame target)
    {
        var pixels = target.Pixels;
        pixels.Clear(pixels.Area);
        return frame >= 0 && frame < Frames && _reel.Draw(frame, pixels) ? null : FilmProblems.Frame(frame);
    }

    public void Dispose() => _reel.Dispose();
}
