using RearCloud.Core.Panels;

namespace RearCloud.Panel.Sinks.Videos;

/// <summary>How pictures become a file. What was written wholly stays; a write that failed is made again at the same place.</summary>
internal interface IVideoFormat
{
    /// <summary>Bytes that <see cref="End"/> adds.</summary>
    int EndBytes { get; }

    /// <summary>True if each beat costs a picture, so that a still one is better written while it stands than at the end.</summary>
    bool RepeatsPictures { get; }

    void Begin(Stream file);

    /// <summary>Takes over what changed in the picture: BGRA, rows from top to bottom.</summary>
    void Draw(ReadOnlySpan<byte> pixels, int rowBytes, PixelRect damage);

    /// <summary>Adds the picture for some beats.</summary>
    /// <param name="file">Stands where the last whole write ended.</param>
    /// <param name="beats">At least 1.</param>
    /// <param name="room">Bytes that may be written.</param>
    /// <returns>Beats that were written, at most as many as asked for; 0 if there was no room.</returns>
    long Append(Stream file, long beats, long room);

    /// <summary>Closes the file's form after the last whole write.</summary>
    void End(Stream file);
}
