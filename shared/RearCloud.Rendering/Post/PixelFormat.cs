namespace RearCloud.Rendering.Post;

/// <summary>How the pixels of an output lie in memory.</summary>
public enum PixelFormat
{
    /// <summary>Blue, green, red and 255, a byte each.</summary>
    Bgra8888,

    /// <summary>Two bytes, little-endian: red in the five highest bits, six of green, five of blue.</summary>
    Rgb565,

    /// <summary>One byte of grey: the luma of ITU-R BT.709.</summary>
    Mono8,
}
