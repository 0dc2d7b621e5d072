using RearCloud.Rendering.Images;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Assets by name.</summary>
internal sealed class NamedAssets : Dictionary<string, byte[]>, IAssetSource
{
    public Stream? Open(string sha256) => TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes, writable: false) : null;
}
