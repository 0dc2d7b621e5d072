using RearCloud.Core.Panels;
using RearCloud.Panel.Frames;
using RearCloud.Panel.Sinks.Recording;
using RearCloud.Panel.Statistics;

namespace RearCloud.Panel.Sinks;

/// <summary>
/// Records what the panel shows into one file. It is written beside its place under the name <c>FILE.part</c> and put there when it is whole: a recording
/// that is interrupted leaves nothing under its name, one that reached a limit plays up to there.
/// </summary>
/// <remarks>A stepped panel loses no frame; a running one skips what comes while the disk is slow, and <see cref="Skipped"/> counts it.</remarks>
public abstract class FrameRecorder : IFrameSink, IDisposable
{
    private readonly FrameRecording _recording;

    private protected FrameRecorder(string path, PixelSize size, RecorderOptions options, FaultLog faults, IRecordingFormat format) =>
        _recording = new FrameRecording(Path.GetFullPath(path), size, options, faults, GetType().Name, format);

    /// <summary>Frames of the panel that are in the recording.</summary>
    public long Recorded => _recording.Recorded;

    /// <summary>Frames of the panel that are not: they came while it was busy, or two fell on one beat.</summary>
    public long Skipped => _recording.Skipped;

    /// <summary>True when the file stands in its place, or will never do; later frames are not recorded.</summary>
    public bool IsEnded => _recording.IsEnded;

    public void Present(in PanelFrame frame) => _recording.Add(frame);

    /// <summary>Ends the recording: the last picture stays until a moment, and the file is put in its place. What fails is written to the fault log.</summary>
    public void Complete(DateTimeOffset until) => _recording.End(until);

    /// <summary>Ends the recording one beat after its last frame, if it has not ended.</summary>
    public void Dispose()
    {
        _recording.Dispose();
        GC.SuppressFinalize(this);
    }
}
