namespace RearCloud.Rendering.Images;

/// <summary>Opens the bytes of assets.</summary>
public interface IAssetSource
{
    /// <summary>A stream at the asset's first byte, owned by the caller; null if the asset is not here (yet).</summary>
    /// <param name="sha256">The asset's SHA-256 in lower-case hexadecimal digits.</param>
    Stream? Open(string sha256);
}
