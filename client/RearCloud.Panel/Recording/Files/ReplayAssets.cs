using RearCloud.Rendering.Images;

namespace RearCloud.Panel.Recording.Files;

/// <summary>The assets that were there at the frame that is being made again.</summary>
internal sealed class ReplayAssets : IAssetSource
{
    private readonly Dictionary<string, byte[]> _there = [];

    public void Set(RecordingLine.Asset asset)
    {
        if (asset.Bytes is null) _there.Remove(asset.Id);
        else _there[asset.Id] = asset.Bytes;
    }

    public Stream? Open(string sha256) => _there.TryGetValue(sha256, out var bytes) ? new MemoryStream(bytes, writable: false) : null;
}
