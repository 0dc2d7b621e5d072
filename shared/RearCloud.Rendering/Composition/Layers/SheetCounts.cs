using RearCloud.Rendering.Memory;

namespace RearCloud.Rendering.Composition.Layers;

/// <summary>How many sheets have pictures of their own, in a panel and in its sheets. Written by the thread that composes, read by any.</summary>
internal sealed class SheetCounts
{
    private int _sheets;
    private long _bytes;
    private long _kept;
    private long _made;
    private long _refused;

    /// <summary>Hits are sheets that a new scene took over, evictions such as found no room and are drawn directly.</summary>
    public CacheCounts Counts => new(_sheets, _bytes, _kept, _made, _refused);

    public void Kept() => _kept++;

    public void Refused() => _refused++;

    public void Made(long bytes)
    {
        _made++;
        _sheets++;
        _bytes += bytes;
    }

    public void Left(long bytes)
    {
        _sheets--;
        _bytes -= bytes;
    }
}
