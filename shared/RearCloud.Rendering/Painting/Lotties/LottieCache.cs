using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Decoding;
using RearCloud.Rendering.Memory;

namespace RearCloud.Rendering.Painting.Lotties;

/// <summary>Animations that are read. Bounded; for one thread at a time.</summary>
internal sealed class LottieCache(IAssetSource assets) : IDisposable
{
    private const int Most = 16;

    private readonly LruCache<string, LottieAnimation?> _kept = new(Most, static animation => animation?.Dispose());

    public CacheCounts Counts => _kept.Counts;

    /// <summary>The animation, or null if the asset is not here, is too much or cannot be read. An absent asset is looked for again each time.</summary>
    public LottieAnimation? Get(string asset)
    {
        if (_kept.TryGet(asset, out var animation)) return animation;
        using var stream = assets.Open(asset);
        if (stream is null) return null;
        animation = BoundedRead.All(stream, LottieFile.MostBytes).TryGet(out var bytes, out _) && LottieFile.Open(bytes).IsSuccess ? LottieAnimation.Load(bytes) : null;
        _kept.Add(asset, animation, 1);
        return animation;
    }

    public void Dispose() => _kept.Dispose();
}
