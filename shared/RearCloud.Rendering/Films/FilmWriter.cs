using System.Buffers.Binary;
using RearCloud.Scene.Animation;
using SkiaSharp;

namespace RearCloud.Rendering.Films;

/// <summary>Writes films as animated WebP: also a sequence of still images with a duration each becomes one that every part of the product plays.</summary>
public static class FilmWriter
{
    private const int LossyQuality = 90;

    // RIFF head, VP8X chunk, then ANIM: colour of the ground, and how often it is played (WebP container specification).
    private const int AnimationChunk = 30;
    private const int PlaysAt = AnimationChunk + 12;

    /// <summary>Writes frames of one size. Runs on the caller's thread, about 0.1 s for a million pixels.</summary>
    /// <param name="frames">The pictures, one for each frame of the timing.</param>
    /// <param name="timing">How long each stands, to milliseconds, and how often all are played.</param>
    /// <param name="isLossless">True to keep each pixel: smaller for few colours, much larger for photographs.</param>
    /// <exception cref="ArgumentException">The pictures are not as many as the timing's frames, not two, or not of one size.</exception>
    public static byte[] Write(IReadOnlyList<SKBitmap> frames, FilmTiming timing, bool isLossless)
    {
        if (frames.Count < 2 || frames.Count != timing.Frames || frames.Any(frame => frame.Info.Size != frames[0].Info.Size))
            throw new ArgumentException($"A film of {timing.Frames} frames needs as many pictures of one size, and at least two.", nameof(frames));
        SkiaStart.Ensure();
        var written = new SKWebpEncoderFrame[frames.Count];
        for (var i = 0; i < written.Length; i++) written[i] = new SKWebpEncoderFrame(frames[i], timing.DurationOf(i));
        using var data = SKWebpEncoder.EncodeAnimated(written, new SKWebpEncoderOptions(isLossless ? SKWebpEncoderCompression.Lossless : SKWebpEncoderCompression.Lossy, isLossless ? 75 : LossyQuality))
            ?? throw new InvalidOperationException($"Skia could not write a film of {frames.Count} frames.");
        var bytes = data.ToArray();
        // Frames that are all alike make a still image, which knows nothing of plays.
        if (bytes.AsSpan(AnimationChunk, 4).SequenceEqual("ANIM"u8)) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(PlaysAt), (ushort)Math.Min(timing.Plays, ushort.MaxValue));
        return bytes;
    }
}
