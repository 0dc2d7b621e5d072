using System.Collections.Immutable;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene;

/// <summary>A frozen scene: what to draw, from back to front, and when it has to be built anew.</summary>
/// <param name="Panel">The panel it was laid out for.</param>
/// <param name="Layers">From back to front; ids are unique.</param>
/// <param name="NextChange">The next moment at which building it again would give something else; null if only new input can.</param>
/// <param name="FrameRate">Frames a second that motion wants that is to look continuous; 0 if nothing moves between snapshots.</param>
/// <param name="Traces">Mutations that this snapshot is the first to show.</param>
public sealed record Snapshot(
    PanelProfile Panel,
    ImmutableArray<DrawLayer> Layers,
    DateTimeOffset? NextChange,
    int FrameRate,
    ImmutableArray<TraceId> Traces)
{
    private readonly DateTimeOffset _restsAt = Layers.IsDefaultOrEmpty ? DateTimeOffset.MinValue : Layers.Max(layer => layer.RestsAt);

    /// <summary>Frames a second that it wants after the frame of a moment for what moves without a pause; 0 once that frame shows all of that at rest.</summary>
    public int FrameRateAfter(DateTimeOffset time)
    {
        var rate = 0;
        if (time >= _restsAt) return rate;
        foreach (var layer in Layers)
        {
            rate = Math.Max(rate, layer.FrameRateAfter(time, FrameRate));
            if (rate == FrameRate) break;
        }

        return rate;
    }

    /// <summary>The first moment after another at which something shows its next step, as a film its next frame; null if none comes.</summary>
    public DateTimeOffset? NextStepAfter(DateTimeOffset time)
    {
        if (time >= _restsAt) return null;
        var next = DateTimeOffset.MaxValue;
        foreach (var layer in Layers)
        {
            if (layer.NextStepAfter(time) is var one && one < next) next = one;
        }

        return next == DateTimeOffset.MaxValue ? null : next;
    }
}
