namespace RearCloud.Rendering.Memory;

/// <summary>
/// The bytes of all pictures that one painter and its compositor keep, together. What was used last stays: when there is no room, the picture that was not used
/// for longest gives way, whichever cache it is in. What shows the panel itself always has room.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
internal sealed class PictureMemory(long capacity)
{
    private readonly List<IGivesWay> _caches = [];
    private long _moment;

    public long Capacity { get; } = capacity;

    public long Used { get; private set; }

    /// <summary>Rises with each use of anything: what has the lower one was used earlier.</summary>
    public long NextMoment() => ++_moment;

    public void Join(IGivesWay cache) => _caches.Add(cache);

    public void Leave(IGivesWay cache) => _caches.Remove(cache);

    /// <summary>Counts bytes that are held from now on; less than zero for those that are held no more.</summary>
    public void Count(long bytes) => Used += bytes;

    /// <summary>Lets pictures give way until there is room for more bytes; false if all that could do not suffice.</summary>
    public bool TryMakeRoom(long bytes)
    {
        while (Used + bytes > Capacity)
        {
            if (Longest() is not { } cache) return false;
            cache.GiveWay();
        }

        return true;
    }

    // The picture that was used in this very moment is about to be drawn.
    private IGivesWay? Longest()
    {
        IGivesWay? longest = null;
        foreach (var cache in _caches)
        {
            if (cache.OldestUse < _moment && (longest is null || cache.OldestUse < longest.OldestUse)) longest = cache;
        }

        return longest;
    }
}
