using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks;

/// <summary>Where finished frames go.</summary>
public interface IFrameSink
{
    /// <summary>
    /// Takes a frame on the frame thread: copy what is needed and return; no wait, no allocation in the long run.
    /// A sink that throws is left out for a while and then tried again with a whole frame.
    /// </summary>
    void Present(in PanelFrame frame);

    /// <summary>True for hardware: frames then bring the output, also those in which it alone changed. To others such frames would be nothing new.</summary>
    bool ShowsOutput => false;
}
