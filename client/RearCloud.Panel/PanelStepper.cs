using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Panel.Signals;
using RearCloud.Panel.Statistics;
using RearCloud.Scene;

namespace RearCloud.Panel;

/// <summary>A panel that is stepped by hand, frame by frame, on the caller's thread: equal to the byte to what <see cref="PanelRuntime"/> shows at those moments.</summary>
public sealed class PanelStepper : IPanelFeed, IDisposable
{
    private readonly PanelWorks _works;

    /// <param name="options">What the panel is made of; its vsync is not used.</param>
    public PanelStepper(PanelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _works = new PanelWorks(options);
    }

    /// <inheritdoc cref="PanelRuntime.Statistics"/>
    public PanelStatistics Statistics => _works.ReadStatistics();

    /// <inheritdoc cref="PanelRuntime.Faults"/>
    public FaultLog Faults => _works.Faults;

    /// <inheritdoc cref="PanelRuntime.Traces"/>
    public EditTraceLog Traces => _works.Traces;

    /// <summary>True to show the panel's statistics over its scene.</summary>
    public bool HasOverlay
    {
        get => _works.HasOverlay;
        set => _works.HasOverlay = value;
    }

    /// <inheritdoc cref="PanelRuntime.Show"/>
    public void Show(IReadOnlyList<Document> documents, IReadOnlyList<TraceId>? traces = null) => _works.Show(documents, traces ?? []);

    /// <inheritdoc/>
    public void Feed(string name, SignalValue value) => _works.Feed(name, value);

    /// <inheritdoc/>
    public void Forget(string name) => _works.Forget(name);

    /// <inheritdoc/>
    public void SetZone(TimeZoneInfo zone) => _works.Inbox.SetZone(zone);

    /// <summary>The panel's wear, to be kept and given to the next start by <see cref="Post.OutputOptions.Wear"/>; null without an output.</summary>
    public byte[]? SaveWear() => _works.SaveWear();

    /// <summary>Lets the next frame be drawn anew, because images came or went.</summary>
    public void ImagesChanged() => _works.ImagesChanged();

    /// <summary>Makes the frame of a moment: the scene first, if it changes there. Sinks are called before it returns.</summary>
    public void Step(DateTimeOffset time)
    {
        _works.StepScene(_works.Scene, time);
        _works.Frames.Step(time);
        _works.FrameStatistics.Hertz = _works.Frames.MotionHertz;
        _works.NotePresented();
    }

    /// <summary>Frees the picture's memory.</summary>
    public void Dispose() => _works.Frames.Dispose();
}
