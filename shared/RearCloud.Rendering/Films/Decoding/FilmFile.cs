using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Scene.Animation;
using SkiaSharp;

namespace RearCloud.Rendering.Films.Decoding;

/// <summary>An animated GIF or WebP whose head was read and found to be inside the limits. Nothing of it is decoded yet. For one thread at a time.</summary>
internal sealed class FilmFile : IDisposable
{
    private readonly SKData _data;

    private FilmFile(SKData data, SKCodec codec, SKCodecFrameInfo[] frames)
    {
        _data = data;
        Codec = codec;
        Frames = frames;
        Size = new PixelSize(codec.Info.Width, codec.Info.Height);
        Timing = TimingOf(frames, codec.RepetitionCount);
    }

    public SKCodec Codec { get; }

    /// <summary>What each frame says of itself; only frames that are whole.</summary>
    public SKCodecFrameInfo[] Frames { get; }

    public PixelSize Size { get; }

    public FilmTiming Timing { get; }

    /// <summary>True if no frame lets anything shine through.</summary>
    public bool IsOpaque => Array.TrueForAll(Frames, frame => frame.AlphaType == SKAlphaType.Opaque);

    /// <summary>True if the file ends before its last frame does.</summary>
    public bool IsTruncated { get; private init; }

    /// <summary>Opens a film.</summary>
    /// <returns>The film, or a problem: <see cref="FilmProblems.Still"/> for an image of one frame, else what is wrong or too much.</returns>
    public static Result<FilmFile> Open(byte[] bytes)
    {
        if (!ImageSniffer.MayBeFilm(bytes)) return FilmProblems.Still;
        SkiaStart.Ensure();
        var data = SKData.CreateCopy(bytes);
        var codec = SKCodec.Create(data);
        if (codec is not null)
        {
            var found = Open(data, codec);
            if (found.IsSuccess) return found;
            codec.Dispose();
            data.Dispose();
            return found;
        }

        data.Dispose();
        return ImageProblems.Damaged;
    }

    public void Dispose()
    {
        Codec.Dispose();
        _data.Dispose();
    }

    private static Result<FilmFile> Open(SKData data, SKCodec codec)
    {
        var count = codec.FrameCount;
        if (count <= 1) return FilmProblems.Still;
        if (count > FilmLimits.Frames) return FilmProblems.TooManyFrames(count);
        var size = new PixelSize(codec.Info.Width, codec.Info.Height);
        if ((long)size.Width * size.Height * count > Limits.DecodedPixels) return FilmProblems.TooManyPixels(size, count, Limits.DecodedPixels);

        var frames = codec.FrameInfo;
        var whole = frames.TakeWhile(frame => frame.FullyRecieved).ToArray();
        if (whole.Length <= 1) return FilmProblems.Still;
        var film = new FilmFile(data, codec, whole) { IsTruncated = whole.Length < frames.Length };
        return film.Timing.Duration > FilmLimits.Duration ? FilmProblems.TooLong(film.Timing.Duration) : film;
    }

    // Skia counts repetitions after the first play, -1 for ever.
    private static FilmTiming TimingOf(SKCodecFrameInfo[] frames, int repetitions) =>
        new([.. frames.Select(DurationOf)], repetitions < 0 ? 0 : repetitions + 1);

    private static TimeSpan DurationOf(SKCodecFrameInfo frame)
    {
        var duration = TimeSpan.FromMilliseconds(frame.Duration);
        return duration <= FilmLimits.TooShort ? FilmLimits.TooShortStands : duration;
    }
}
