using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Panel.Statistics;
using RearCloud.Scene;
using RearCloud.Scene.Drawing;

namespace RearCloud.Panel.Overlay;

/// <summary>Lays the panel's own figures over its scene, anew at most twice a second, and not at all while it is off. Time is an argument; used by one thread.</summary>
/// <param name="panel">The panel that it is laid out for.</param>
/// <param name="read">Asks how the panel has done.</param>
internal sealed class StatisticsOverlay(PanelProfile panel, Func<PanelStatistics> read)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private ImmutableArray<DrawLayer> _layers = [];
    private PanelStatistics? _before;
    private Snapshot? _scene;
    private DateTimeOffset _drawnAt;
    private volatile bool _isShown;

    /// <summary>From any thread; followed at the next step.</summary>
    public bool IsShown
    {
        get => _isShown;
        set => _isShown = value;
    }

    /// <summary>When the figures are looked at again; null while it is off.</summary>
    public DateTimeOffset? DueAt => _isShown ? _layers.IsEmpty ? DateTimeOffset.MinValue : _drawnAt + Interval : null;

    /// <summary>Gives the scene with the overlay above it.</summary>
    /// <param name="fresh">A new scene, or null if it is as before.</param>
    /// <param name="now">The wall clock.</param>
    /// <returns>Null if nothing changed.</returns>
    public Snapshot? Over(Snapshot? fresh, DateTimeOffset now)
    {
        _scene = fresh ?? _scene;
        var hasNewLayers = _isShown ? Refresh(now) : Clear();
        if (_scene is null || (fresh is null && !hasNewLayers)) return null;
        var over = _layers.IsEmpty ? _scene : _scene with { Layers = _scene.Layers.AddRange(_layers) };
        // Mutations are shown for the first time only once.
        return fresh is null ? over with { Traces = [] } : over;
    }

    private bool Clear()
    {
        if (_layers.IsEmpty) return false;
        (_layers, _before) = ([], null);
        return true;
    }

    private bool Refresh(DateTimeOffset now)
    {
        // A wall clock that was set back would stop it for as long.
        if (!_layers.IsEmpty && now >= _drawnAt && now < _drawnAt + Interval) return false;
        _drawnAt = now;
        return Redraw();
    }

    private bool Redraw()
    {
        var statistics = read();
        var layers = OverlayCard.Draw(OverlayFigures.Of(statistics, _before, panel.Size), panel.SafeArea);
        var before = _layers;
        _before = statistics;
        if (layers.SequenceEqual(before)) return false;
        // What looks the same stays the same object, so that it is not drawn again.
        _layers = before.IsEmpty ? layers : [.. layers.Select((layer, i) => layer.Equals(before[i]) ? before[i] : layer)];
        return true;
    }
}
