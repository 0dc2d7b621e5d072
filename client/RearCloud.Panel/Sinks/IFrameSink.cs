using RearCloud.Panel.Frames;

namespace RearCloud.Panel.Sinks;

/// <summary>Where finished frames go.</summary>
public interface IFrameSink
{
    /// <summary>
    /// Takes a frame. A running panel calls it on a thread of the sink's own, and with the newest frame when it comes back late; an <see cref="IDirectSink"/>, hardware
    /// that shows the output, and every sink of a <see cref="PanelStepper"/> are called directly. A sink that throws is left out for a while (a second) and then tried again with a
    /// whole frame.
    /// </summary>
    /// <param name="frame">Valid only during the call: copy what is kept.</param>
    void Present(in PanelFrame frame);

    /// <summary>True for hardware: frames then bring the output, also those in which it alone changed. To others such frames would be nothing new.</summary>
    bool ShowsOutput => false;
}
