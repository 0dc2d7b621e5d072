using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks.Recording;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records uncompressed video at a constant rate that every video tool reads: YUV4MPEG2, C444, BT.601, limited range. A beat on which nothing changed
/// repeats the picture.
/// </summary>
/// <param name="path">The file; its folder exists.</param>
/// <param name="size">Of the panel.</param>
/// <param name="options">Rate and limits.</param>
/// <param name="faults">Where its end and its failures are noted.</param>
public sealed class Y4mRecorder(string path, PixelSize size, RecorderOptions options, FaultLog faults)
    : FrameRecorder(path, size, options, faults, new Y4mFormat(size, options.Hertz));
