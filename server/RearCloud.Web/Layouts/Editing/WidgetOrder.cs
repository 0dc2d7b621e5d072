using RearCloud.Core.Documents;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>Where a widget goes between its neighbours.</summary>
internal static class WidgetOrder
{
    /// <summary>The order key that moves a widget by steps towards the front (or back, below zero); null if it stays where it is.</summary>
    /// <param name="widgets">From back to front.</param>
    /// <param name="widget">One of them.</param>
    /// <param name="steps">Neighbours to pass.</param>
    public static string? After(IReadOnlyList<WidgetView> widgets, WidgetView widget, int steps)
    {
        var others = widgets.Where(w => w.Id != widget.Id && FractionalIndex.IsValid(w.Order)).ToList();
        var from = widgets.TakeWhile(w => w.Id != widget.Id).Count(others.Contains);
        var to = Math.Clamp(from + steps, 0, others.Count);
        if (to == from) return null;

        // Two neighbours of equal order leave no room between them: pass both.
        while (to > 0 && to < others.Count && others[to - 1].Order == others[to].Order) to += Math.Sign(steps);
        return FractionalIndex.Between(to == 0 ? null : others[to - 1].Order, to == others.Count ? null : others[to].Order, Jitter());
    }

    /// <summary>The order key of a new widget, before all others.</summary>
    /// <param name="widgets">From back to front.</param>
    public static string Front(IReadOnlyList<WidgetView> widgets) =>
        FractionalIndex.Between(widgets.Select(w => w.Order).LastOrDefault(FractionalIndex.IsValid), null, Jitter());

    private static uint Jitter() => unchecked((uint)Random.Shared.Next(int.MinValue, int.MaxValue));
}
