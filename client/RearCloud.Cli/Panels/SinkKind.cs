namespace RearCloud.Cli.Panels;

/// <summary>What <c>--sink</c> can name.</summary>
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
