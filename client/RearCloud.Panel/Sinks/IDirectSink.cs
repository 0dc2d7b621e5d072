namespace RearCloud.Panel.Sinks;

/// <summary>
/// A sink that promises to copy what it needs and return: no wait, no file, no allocation in the long run. Also a running panel calls it
/// on the frame thread, in every frame that changed.
/// </summary>
public interface IDirectSink : IFrameSink;
