using RearCloud.Core;
using RearCloud.Core.Panels;
using RearCloud.Panel.Sinks;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Cli.Panels;

/// <summary>The sinks of one run, closed together after the panel.</summary>
internal sealed class PanelSinks : IDisposable
{
    /// <summary>A file of moving pictures grows by the frame, so it has fewer than the panel.</summary>
    private const int MaxVideoHertz = 60;

    private readonly List<IFrameSink> _sinks = [];
    private readonly Dictionary<string, FramebufferSink> _framebuffers = [];

    private PanelSinks()
    {
    }

    public IReadOnlyList<IFrameSink> All => _sinks;

    /// <summary>Null if no live view was asked for.</summary>
    public LiveViewSink? Live { get; private set; }

    /// <summary>Framebuffers by their paths: they show the output.</summary>
    public IReadOnlyDictionary<string, FramebufferSink> Framebuffers => _framebuffers;

    /// <summary>Opens what was chosen, or nothing and says what stands in the way.</summary>
    /// <param name="choices">What was chosen.</param>
    /// <param name="panel">What they show.</param>
    /// <param name="plain">How a plain file that stands for a framebuffer is laid out.</param>
    /// <param name="faults">Where they note what fails later.</param>
    public static Result<PanelSinks> Open(IReadOnlyList<SinkChoice> choices, PanelProfile panel, PixelFormat plain, FaultLog faults)
    {
        var sinks = new PanelSinks();
        foreach (var choice in choices)
        {
            try
            {
                sinks._sinks.Add(sinks.Open(choice, panel, plain, faults));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                sinks.Dispose();
                return new Problem("rear.sink", "", e.Message, $"Choose another file or device with --sink: {SinkChoice.Words}.");
            }
        }

        return sinks;
    }

    public void Dispose()
    {
        foreach (var sink in _sinks.OfType<IDisposable>()) sink.Dispose();
    }

    private IFrameSink Open(SinkChoice choice, PanelProfile panel, PixelFormat plain, FaultLog faults) => choice.Kind switch
    {
        SinkKind.Live => Live = new LiveViewSink(panel.Size, new LiveViewOptions(), faults),
        SinkKind.Memory => new MemorySink(panel.Size),
        SinkKind.Png => new PngSink(choice.Path, panel.Size, faults),
        SinkKind.Y4m => new Y4mRecorder(choice.Path, panel.Size, new Y4mOptions { Hertz = Math.Min(panel.MaxRefreshHertz, MaxVideoHertz) }, faults),
        SinkKind.Apng => new ApngRecorder(choice.Path, panel.Size, new RecorderOptions { Hertz = Math.Min(panel.MaxRefreshHertz, MaxVideoHertz) }, faults),
        SinkKind.SharedMemory => new SharedMemorySink(choice.Path, panel.Size),
        SinkKind.Framebuffer => _framebuffers[choice.Path] = new FramebufferSink(choice.Path, panel.Size, FramebufferLayout.Of(panel.Size, plain)),
        _ => throw new ArgumentOutOfRangeException(nameof(choice), choice, "no such sink"),
    };
}
