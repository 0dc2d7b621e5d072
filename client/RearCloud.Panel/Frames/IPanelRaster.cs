using System.Collections.Immutable;
using RearCloud.Rendering.Memory;
using RearCloud.Scene;

namespace RearCloud.Panel.Frames;

/// <summary>The panel's pixels, drawn and read by the frame thread alone.</summary>
internal interface IPanelRaster : IDisposable
{
    ReadOnlySpan<byte> Pixels { get; }

    int RowBytes { get; }

    /// <summary>True if the last frame lacks a film's frame that is being decoded.</summary>
    bool AwaitsFilm => false;

    /// <summary>True if the last frame shows a film otherwise than its moment asks for: its frame was not there.</summary>
    bool LacksFilm => false;

    /// <summary>How its caches did; from any thread.</summary>
    ImmutableArray<CacheStatistics> Caches { get; }

    /// <summary>Draws what differs from the frame before.</summary>
    RasterDamage Compose(Snapshot snapshot, DateTimeOffset time);

    /// <summary>Forgets what was drawn: the next frame is drawn whole.</summary>
    void Invalidate();
}
