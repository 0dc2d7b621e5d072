using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks;

/// <summary>Where finished frames go.</summary>
public interface IFrameSink
{
    /// <summary>
    /// Takes a frame; one call at a time. A running panel calls it on a thread of the sink's own, so that it may write to slow places: frames that
    /// come meanwhile are skipped, and the next one tells the damage of all. A <see cref="PanelStepper"/> calls it in each step, and so skips none.
    /// A sink that throws is left out for a while and then tried again with a whole frame.
    /// </summary>
    void Present(in PanelFrame frame);
}
