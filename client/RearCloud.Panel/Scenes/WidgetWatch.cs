using RearCloud.Core.Documents;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;
using RearCloud.Scene;

namespace RearCloud.Panel.Scenes;

/// <summary>
/// Notes which widget is being drawn, so that another thread can tell which one hangs, and replaces those that take too long again and again.
/// </summary>
/// <param name="replacements">Where they go.</param>
/// <param name="limits">What is too long.</param>
/// <param name="faults">Notes what was replaced.</param>
/// <param name="now">Monotonic nanoseconds; the kernel's if null.</param>
internal sealed class WidgetWatch(WidgetReplacements replacements, SceneLimits limits, FaultLog faults, Func<long>? now = null) : IWidgetObserver
{
    private readonly Func<long> _now = now ?? (() => MonotonicClock.Now);
    private readonly Dictionary<string, int> _strikes = new(StringComparer.Ordinal);
    private volatile string? _drawing;
    private volatile Document? _layout;
    private long _began;

    public WidgetReplacements Replacements => replacements;

    /// <summary>A watch for the thread that comes after one that hangs and may still come back to this one.</summary>
    public WidgetWatch Successor() => new(replacements, limits, faults, now);

    /// <summary>Begins a scene. Only the widgets of the newest layout have strikes, so that there are never more than a layout has widgets.</summary>
    public void Begin(Document layout)
    {
        if (!ReferenceEquals(_layout, layout)) _strikes.Clear();
        _drawing = null;
        _layout = layout;
    }

    public void Drawing(string widgetId)
    {
        _began = _now();
        _drawing = widgetId;
    }

    public void Drawn(string widgetId)
    {
        _drawing = null;
        if (_now() - _began <= limits.WidgetBudget.Ticks * TimeSpan.NanosecondsPerTick)
        {
            _strikes.Remove(widgetId);
            return;
        }

        var strikes = _strikes.GetValueOrDefault(widgetId) + 1;
        _strikes[widgetId] = strikes;
        if (strikes < limits.WidgetStrikes || _layout is not { } layout || !replacements.Add(layout, widgetId)) return;
        faults.Report("scene", $"Widget '{widgetId}' of layout '{layout.Key.Id}' took too long {strikes} times; its placeholder stands in until the layout changes.");
    }

    /// <summary>Replaces the widget that is being drawn, because it hangs. From any thread.</summary>
    /// <returns>The widget and its layout, for people; null if none is being drawn.</returns>
    public string? ReplaceHanging()
    {
        if (_drawing is not { } widget || _layout is not { } layout) return null;
        replacements.Add(layout, widget);
        return $"Widget '{widget}' of layout '{layout.Key.Id}'";
    }
}
