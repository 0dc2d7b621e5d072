using RearCloud.Rendering.Images;

namespace RearCloud.Panel.Tests;

internal sealed class NoAssets : IAssetSource
{
    public Stream? Open(string sha256) => null;
}
