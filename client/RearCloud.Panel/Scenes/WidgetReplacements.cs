using System.Collections.Immutable;
using System.Text.Json;
using RearCloud.Core.Documents;

namespace RearCloud.Panel.Scenes;

/// <summary>Which widgets of a layout are replaced by their placeholder because they hung or took too long. They get another chance when the layout changes.</summary>
/// <remarks>Safe from any thread; the frame thread has nothing to do with it.</remarks>
internal sealed class WidgetReplacements
{
    private readonly Lock _gate = new();
    private Document? _layout;
    private ImmutableHashSet<string> _widgets = [];

    public int Count
    {
        get
        {
            lock (_gate) return _widgets.Count;
        }
    }

    /// <summary>The replaced widgets of the layout that is shown now; those of another one are forgotten.</summary>
    public ImmutableHashSet<string> Of(Document layout)
    {
        lock (_gate)
        {
            Follow(layout);
            return _widgets;
        }
    }

    /// <returns>False if it was replaced already.</returns>
    public bool Add(Document layout, string widget)
    {
        lock (_gate)
        {
            Follow(layout);
            if (_widgets.Contains(widget)) return false;
            _widgets = _widgets.Add(widget);
            return true;
        }
    }

    private void Follow(Document layout)
    {
        if (_layout is not null && !IsSame(layout, _layout)) _widgets = [];
        _layout = layout;
    }

    // An edit that waits does not change a document's version, so the bodies count too.
    private static bool IsSame(Document one, Document other) =>
        ReferenceEquals(one, other) || (one.Key == other.Key && one.Version == other.Version && JsonElement.DeepEquals(one.Body, other.Body));
}
