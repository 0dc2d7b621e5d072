using RearCloud.Rendering.Images;

namespace RearCloud.Rendering.Tests.Samples;

internal sealed class NoAssets : IAssetSource
{
    public Stream? Open(string sha256) => null;
}
