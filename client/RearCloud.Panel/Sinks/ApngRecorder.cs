using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks.Recording;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records an animated PNG without loss, which every browser plays, without end: each frame holds its damage alone and stays as long as it stood on the panel.
/// </summary>
/// <param name="path">The file; its folder exists.</param>
/// <param name="size">Of the panel.</param>
/// <param name="options">Rate and limits.</param>
/// <param name="faults">Where its end and its failures are noted.</param>
public sealed class ApngRecorder(string path, PixelSize size, RecorderOptions options, FaultLog faults)
    : FrameRecorder(path, size, options, faults, new ApngFormat(size, options.Hertz));
