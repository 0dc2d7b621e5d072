using RearCloud.Core;

namespace RearCloud.Rendering.Images;

/// <summary>What an uploaded image may cost and how large it is kept.</summary>
/// <param name="Bytes">Bytes of the upload.</param>
/// <param name="DecodedPixels">Pixels that its header may promise.</param>
/// <param name="StoredSide">Length of the longer side of what is stored, in pixels; larger images are scaled down.</param>
public sealed record UploadLimits(int Bytes, long DecodedPixels, int StoredSide)
{
    public static UploadLimits Default { get; } = new(Limits.UploadBytes, Limits.DecodedPixels, Limits.StoredImageSide);
}
