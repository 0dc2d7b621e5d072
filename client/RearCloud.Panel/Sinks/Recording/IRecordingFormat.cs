using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks.Recording;

/// <summary>How pictures become a file. What it has written wholly stays; a write that failed is tried again at the same place.</summary>
internal interface IRecordingFormat
{
    /// <summary>Bytes that <see cref="End"/> adds.</summary>
    int EndBytes { get; }

    void Begin(Stream file);

    /// <summary>Takes over what changed; the picture shows from now on.</summary>
    void Take(in PanelFrame frame, PixelRect damage);

    /// <summary>Adds the picture for some beats.</summary>
    /// <param name="file">Stands where the last whole write ended.</param>
    /// <param name="beats">At least 1.</param>
    /// <param name="room">Bytes that may be written.</param>
    /// <returns>Beats that were written: fewer than asked for if there was no room.</returns>
    long Append(Stream file, long beats, long room);

    /// <summary>Closes the file's form after the last whole write.</summary>
    void End(Stream file);
}
