using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;

namespace RearCloud.Scene;

/// <summary>All that a snapshot is made of.</summary>
/// <param name="Panel">The panel it is laid out for.</param>
/// <param name="Documents">The chosen layout and wallpaper.</param>
/// <param name="Signals">The values outside, as they are now.</param>
/// <param name="Time">Now.</param>
/// <param name="Zone">The owner's time zone; a widget may name another.</param>
/// <param name="Culture">Decides on hours, dates, percent signs and the side where a line starts.</param>
/// <param name="Traces">Mutations that are in the documents and were in no snapshot before.</param>
public sealed record SceneInput(
    PanelProfile Panel,
    SceneDocuments Documents,
    SignalSet Signals,
    DateTimeOffset Time,
    TimeZoneInfo Zone,
    CultureInfo Culture,
    ImmutableArray<TraceId> Traces)
{
    /// <summary>Widgets, by id, that are not drawn: their placeholder stands in.</summary>
    public ImmutableHashSet<string> ReplacedWidgets { get; init; } = [];

    /// <summary>Knows which images are films; null lets each stand still.</summary>
    public IFilmTimings? Films { get; init; }

    /// <summary>Hears of each widget that is drawn; null if nobody wants to. It changes nothing in the snapshot.</summary>
    internal IWidgetObserver? Observer { get; init; }
}
