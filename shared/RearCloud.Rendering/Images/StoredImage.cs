namespace RearCloud.Rendering.Images;

/// <summary>An image that this program wrote itself: upright, in sRGB, without metadata.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="ContentType"><c>image/webp</c> or <c>image/png</c>.</param>
/// <param name="Width">Pixels.</param>
/// <param name="Height">Pixels.</param>
public sealed record StoredImage(byte[] Bytes, string ContentType, int Width, int Height);
