using RearCloud.Core.Panels;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Post;

namespace RearCloud.Panel.Post.Keeping;

/// <summary>Counts what is lit how long, about once a second, and every ten minutes evens it out.</summary>
internal sealed class PanelWear
{
    private const string Place = "wear";

    private static readonly TimeSpan SampleEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FollowEvery = TimeSpan.FromMinutes(10);

    private readonly WearMap _map;
    private DateTimeOffset? _sampledAt;
    private DateTimeOffset _followedAt;

    public PanelWear(PixelSize size, ReadOnlyMemory<byte> saved, FaultLog faults)
    {
        Gains = new WearGains(size);
        _map = Load(size, saved, faults);
        Gains.Follow(_map);
    }

    public WearGains Gains { get; }

    public byte[] Save() => _map.Save();

    /// <summary>Counts the time since the last sample for the picture that was shown, if it is a second or more.</summary>
    /// <returns>True if the gains changed.</returns>
    public bool Sample(PictureLevel shown, double light, DateTimeOffset time)
    {
        // After a clock was set back, counting begins anew.
        if (_sampledAt is not { } before || time < before)
        {
            _sampledAt = _followedAt = time;
            return false;
        }

        if (time - before < SampleEvery) return false;
        _map.Add(shown, light, time - before);
        _sampledAt = time;
        if (time - _followedAt < FollowEvery) return false;
        _followedAt = time;
        return Gains.Follow(_map);
    }

    private static WearMap Load(PixelSize size, ReadOnlyMemory<byte> saved, FaultLog faults)
    {
        if (saved.IsEmpty) return new WearMap(size);
        if (WearMap.Load(saved.Span, size).TryGet(out var map, out var problem)) return map;
        faults.Report(Place, problem.Message);
        return new WearMap(size);
    }
}
