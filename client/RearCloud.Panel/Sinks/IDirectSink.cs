namespace RearCloud.Panel.Sinks;

/// <summary>
/// A sink that promises to copy what it needs and to return, always: it is called on the frame thread itself. Any other sink of a running panel is called on a thread of
/// its own with copies of the newest frames, so that one that waits, or never comes back, holds nobody.
/// </summary>
public interface IDirectSink : IFrameSink;
