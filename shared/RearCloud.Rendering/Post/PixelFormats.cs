namespace RearCloud.Rendering.Post;

/// <summary>Facts of pixel formats.</summary>
public static class PixelFormats
{
    /// <summary>Bytes that one pixel takes.</summary>
    public static int BytesOf(PixelFormat format) => format switch
    {
        PixelFormat.Bgra8888 => 4,
        PixelFormat.Rgb565 => 2,
        PixelFormat.Mono8 => 1,
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "no such format"),
    };
}
