using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks.Videos;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records the panel as an animated PNG without loss, which every browser plays, over and over: each frame holds what changed alone and stands as long as on the panel.
/// </summary>
/// <param name="path">The file; its folder exists.</param>
/// <param name="size">Of the panel.</param>
/// <param name="options">How it is recorded.</param>
/// <param name="faults">Told of writes that fail, and once if the recording ends before the recorder does.</param>
/// <exception cref="IOException">The file cannot be made, or is being recorded already.</exception>
/// <exception cref="UnauthorizedAccessException">This user may not make it.</exception>
public sealed class ApngRecorder(string path, PixelSize size, RecorderOptions options, FaultLog faults)
    : FrameRecorder("apng recorder", path, size, options, faults, new ApngFormat(size, options));
