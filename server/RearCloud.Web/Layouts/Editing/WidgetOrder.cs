using RearCloud.Core.Documents;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>Where a widget goes between its neighbours.</summary>
internal static class WidgetOrder
{
    /// <summary>The widget behind which a widget goes that passes its neighbours towards the front (or back, below zero).</summary>
    /// <param name="widgets">From back to front.</param>
    /// <param name="widget">One of them.</param>
    /// <param name="steps">Neighbours to pass.</param>
    /// <param name="after">The id of the neighbour that it then follows; null at the very back.</param>
    /// <returns>False if it stays where it is.</returns>
    public static bool TryPass(IReadOnlyList<WidgetView> widgets, WidgetView widget, int steps, out string? after)
    {
        var others = widgets.Where(w => w.Id != widget.Id && FractionalIndex.IsValid(w.Order)).ToList();
        var from = widgets.TakeWhile(w => w.Id != widget.Id).Count(others.Contains);
        var to = Math.Clamp(from + steps, 0, others.Count);
        var moves = to != from;

        // Two neighbours of equal order leave no room between them: pass both.
        while (moves && to > 0 && to < others.Count && others[to - 1].Order == others[to].Order) to += Math.Sign(steps);
        after = to == 0 ? null : others[to - 1].Id;
        return moves;
    }

    /// <summary>The order key of a new widget, before all others.</summary>
    /// <param name="widgets">From back to front.</param>
    public static string Front(IReadOnlyList<WidgetView> widgets) =>
        FractionalIndex.Between(widgets.Select(w => w.Order).LastOrDefault(FractionalIndex.IsValid), null, (uint)Random.Shared.Next());
}
