using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks.Videos;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records the panel as a YUV4MPEG2 video without loss of place or time: 4:4:4, 8 bits, a constant rate, readable by ffmpeg and mpv. Beats without a change repeat
/// the picture.
/// </summary>
/// <remarks>
/// The header names the range as <c>XCOLORRANGE=LIMITED</c> or <c>FULL</c>, which ffmpeg reads, and the matrix as <c>XMATRIX=BT709</c> or <c>BT601</c>, for which
/// the format has no word of its own.
/// </remarks>
/// <param name="path">The file; its folder exists.</param>
/// <param name="size">Of the panel.</param>
/// <param name="options">How it is recorded.</param>
/// <param name="faults">Told of writes that fail, and once if the recording ends before the recorder does.</param>
/// <exception cref="IOException">The file cannot be made, or is being recorded already.</exception>
/// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
public sealed class Y4mRecorder(string path, PixelSize size, Y4mOptions options, FaultLog faults)
    : FrameRecorder("y4m recorder", path, size, options, faults, new Y4mFormat(size, options));
