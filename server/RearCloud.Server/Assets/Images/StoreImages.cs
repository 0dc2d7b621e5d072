using RearCloud.Rendering.Images;

namespace RearCloud.Server.Assets.Images;

/// <summary>Assets for the painter, which asks without waiting for a task: its thread waits for the store.</summary>
internal sealed class StoreImages(IAssetStore store) : IAssetSource
{
    public Stream? Open(string sha256) => BlobName.IsValid(sha256) ? store.OpenAsync(sha256, CancellationToken.None).GetAwaiter().GetResult() : null;
}
