using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Previews;
using RearCloud.Server.Sync;
using RearCloud.Server.Sync.Previews;

namespace RearCloud.Web.Layouts.Editing;

/// <summary>
/// What one browser's hand does before it lets go, and what other hands do: beside the editor, because nothing of it is an edit. Lives as long as the
/// circuit; used from its thread only, except <see cref="Changed"/>, which comes from any thread.
/// </summary>
public sealed class LayoutPreviews(IPreviews previews) : IDisposable
{
    private IPreviewSeat? _seat;
    private PreviewSet _others = PreviewSet.Empty;

    /// <summary>Another hand moved: call <see cref="Take"/>.</summary>
    public event Action? Changed;

    public void Open(Actor actor, StreamId stream) => _seat ??= previews.Join(actor, stream, () => Changed?.Invoke());

    /// <summary>Shows the others where a widget is in this hand.</summary>
    public void Show(EditedLayout layout, string widget, WidgetFrame frame) =>
        _seat?.Show([Edit.Set(layout.Key, layout.Document.Version, new FieldChange(FieldPath.Of("widgets", widget, "frame"), frame.ToJson()))]);

    /// <summary>This hand has let go.</summary>
    public void End() => _seat?.End();

    /// <summary>Takes the news of the other hands.</summary>
    /// <returns>True if a hand has let go: what it came to may be in the stream.</returns>
    public bool Take()
    {
        var hasEnded = false;
        while (_seat is not null && _seat.TryTake(out var news))
        {
            hasEnded |= news.IsOver;
            _others = news.IsOver ? _others.Without(news.Source) : _others.With(news.Source, news.Edits);
        }

        return hasEnded;
    }

    /// <summary>The widgets of a layout that are in other hands, where they are there.</summary>
    public IReadOnlyList<(string Id, WidgetFrame Frame)> HeldOf(EditedLayout layout)
    {
        if (!_others.Keys.Contains(layout.Key)) return [];
        var standing = layout.Widgets.ToDictionary(w => w.Id, w => w.Frame, StringComparer.Ordinal);
        return [.. EditedLayout.From(_others.Over(layout.Document)).Widgets.Where(w => standing.TryGetValue(w.Id, out var frame) && frame != w.Frame).Select(w => (w.Id, w.Frame))];
    }

    public void Dispose() => _seat?.Dispose();
}
