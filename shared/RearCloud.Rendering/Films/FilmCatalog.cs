using RearCloud.Rendering.Films.Decoding;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Painting.Lotties;
using RearCloud.Scene;
using RearCloud.Scene.Animation;

namespace RearCloud.Rendering.Films;

/// <summary>Tells which assets are films by reading their heads, once each: animated GIF and WebP, and Lottie. Bounded; for one thread at a time.</summary>
public sealed class FilmCatalog(IAssetSource assets) : IFilmTimings
{
    private const int Most = 64;

    private readonly Dictionary<string, FilmTiming?> _known = new(StringComparer.Ordinal);

    /// <summary>When the frames of an asset stand; null if it is still, or is not played. An absent asset is looked for again each time.</summary>
    public FilmTiming? TimingOf(string sha256)
    {
        if (_known.TryGetValue(sha256, out var timing)) return timing;
        using var stream = assets.Open(sha256);
        if (stream is null) return null;
        timing = Read(stream);
        if (_known.Count >= Most) _known.Clear();
        _known[sha256] = timing;
        return timing;
    }

    private static FilmTiming? Read(Stream stream)
    {
        // A photograph need not be read to its end for this.
        var head = new byte[ImageSniffer.HeadBytes];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var isLottie = LottieFile.MayBe(head);
        if ((!isLottie && !ImageSniffer.MayBeFilm(head)) || !BoundedRead.All(stream, FilmLimits.Bytes).TryGet(out var rest, out _)) return null;
        byte[] bytes = [.. head, .. rest];
        if (isLottie) return LottieFile.Open(bytes).TryGet(out var lottie, out _) ? lottie.Timing : null;
        if (!FilmFile.Open(bytes).TryGet(out var film, out _)) return null;
        using (film) return film.Timing;
    }
}
