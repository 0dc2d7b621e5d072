using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films.Reels;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Lotties;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Images;

/// <summary>
/// Images as they stand on the panel: decoded once, scaled, cropped and rounded to their box. For one thread at a time.
/// </summary>
public sealed class ImageCache : IDisposable
{
    /// <summary>About 48 pictures of the reference panel's size.</summary>
    public const long DefaultCapacityBytes = 96 * 1024 * 1024;

    private readonly IAssetSource _assets;
    private readonly LruCache<Key, CachedPicture?> _kept;

    /// <param name="assets">Where the images come from.</param>
    /// <param name="capacityBytes">The most that these pictures hold, together with all others that the painter and the compositor keep which draw them.</param>
    public ImageCache(IAssetSource assets, long capacityBytes = DefaultCapacityBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacityBytes);
        _assets = assets;
        Memory = new PictureMemory(capacityBytes);
        _kept = new LruCache<Key, CachedPicture?>(Memory, static picture => picture?.Dispose());
    }

    /// <summary>What the cache holds, in bytes, and how it did.</summary>
    public CacheCounts Counts => _kept.Counts;

    /// <summary>What bounds it, and whoever draws with it.</summary>
    internal PictureMemory Memory { get; }

    /// <summary>Where its images come from.</summary>
    internal IAssetSource Assets => _assets;

    public void Dispose() => _kept.Dispose();

    /// <summary>The picture for a box, or null if the asset is not here or does not decode. An absent asset is looked for again each time.</summary>
    internal CachedPicture? Get(DrawOp.Image op, ImagePlace place)
    {
        var key = new Key(op.Asset, op.Fit, place.Box.Width, place.Box.Height, op.FocusX, op.FocusY, op.Radius);
        if (_kept.TryGet(key, out var picture)) return picture;
        using var stream = _assets.Open(op.Asset);
        if (stream is null) return null;
        picture = Make(stream, op, place);
        _kept.Add(key, picture, picture?.Bytes ?? 1);
        return picture;
    }

    // A film that stands still is its first frame, and an animation its middle.
    private static CachedPicture? Make(Stream stream, DrawOp.Image op, ImagePlace place)
    {
        if (!BoundedRead.All(stream, Limits.UploadBytes).TryGet(out var bytes, out _)) return null;
        if (LottieFile.MayBe(bytes)) return LottieReel.Still(bytes, op);
        var decoded = ImageDecoder.Decode(bytes, Limits.DecodedPixels, place.ScaleFor);
        if (!decoded.TryGet(out var bitmap, out _)) return null;
        using (bitmap)
        {
            using var pixels = bitmap.PeekPixels();
            var (_, target) = place.Rects(new PixelSize(bitmap.Width, bitmap.Height));
            var isOpaque = op.Radius <= 0 && pixels.ComputeIsOpaque() && target.Width >= place.Box.Width && target.Height >= place.Box.Height;
            var buffer = new PixelBuffer(new PixelSize(place.Box.Width, place.Box.Height), isOpaque ? SKAlphaType.Opaque : SKAlphaType.Premul);
            place.Draw(bitmap, op.Radius, buffer, new SKSamplingOptions(SKCubicResampler.Mitchell));
            return new CachedPicture(buffer);
        }
    }

    private readonly record struct Key(string Asset, ImageFit Fit, int Width, int Height, float FocusX, float FocusY, float Radius);
}
