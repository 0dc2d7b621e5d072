namespace RearCloud.Cli.Sinks;

/// <summary>The sinks that <c>rear panel</c> knows.</summary>
internal enum SinkKind
{
    Live,
    Memory,
    Png,
    Y4m,
    Apng,
    Framebuffer,
    SharedMemory,
}
