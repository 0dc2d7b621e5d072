using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Core.Documents;
using RearCloud.Core.Edits;
using RearCloud.Core.Panels;
using RearCloud.Panel.LastGood;
using RearCloud.Panel.Pacing;
using RearCloud.Panel.Statistics;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Images;
using RearCloud.Scene;

namespace RearCloud.Panel.Scenes;

/// <summary>
/// Makes snapshots out of what came in and what time it is. Documents that cannot be shown are passed over for the last good ones;
/// at the start these are the slots, then the factory document. Time is an argument; used by one thread.
/// </summary>
/// <param name="panel">The panel it is laid out for.</param>
/// <param name="culture">The owner's.</param>
/// <param name="deviceId">Whose settings choose the layout.</param>
/// <param name="slotFolder">Where last good documents lie, or null.</param>
/// <param name="assets">Whether the image of a wallpaper is here, and which images are films.</param>
/// <param name="build">The scene's builder.</param>
/// <param name="watch">Sees each widget being drawn.</param>
/// <param name="statistics">Counts what it does.</param>
/// <param name="faults">Notes what fails.</param>
internal sealed class SceneStage(
    PanelProfile panel,
    CultureInfo culture,
    string? deviceId,
    string? slotFolder,
    IAssetSource assets,
    Func<SceneInput, Snapshot?, Snapshot> build,
    WidgetWatch watch,
    SceneStatistics statistics,
    FaultLog faults)
{
    private const string Place = "scene";

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly FilmCatalog _films = new(assets);
    private SceneNews? _seen;
    private SceneDocuments? _good;
    private ImmutableArray<TraceId> _traces = [];
    private Snapshot? _snapshot;
    private DateTimeOffset _builtAt;
    private SceneNews? _again;

    /// <summary>Sees each widget being drawn.</summary>
    public WidgetWatch Watch => watch;

    /// <summary>When to step again even if nothing comes in; null if only news can change the scene.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>
    /// A stage for the thread that comes after one that hangs in this one. It knows what this one knew; the thread that hangs may come back and
    /// go on here without harm.
    /// </summary>
    /// <param name="triesAgain">True if what it hung at is known and replaced, so that the newest documents deserve another try.</param>
    public SceneStage Successor(bool triesAgain) => new(panel, culture, deviceId, slotFolder, assets, build, watch.Successor(), statistics, faults)
    {
        _seen = _seen,
        _good = _good,
        // Mutations in documents that are given up are not shown.
        _traces = triesAgain ? _traces : [],
        // Its traces were taken over already.
        _again = triesAgain && _seen is { Documents: not null } ? _seen with { Traces = [] } : null,
    };

    /// <summary>Takes the news, if any, and gives a new snapshot if there is reason for one.</summary>
    public Snapshot? Step(DateTimeOffset now, SceneNews? news)
    {
        // A wall clock that was set back makes what is shown wrong as well.
        var isDue = _snapshot is null || now >= DueAt || now < _builtAt;
        if (news is null && !isDue) return null;
        if (_again is not null) news = news is null ? _again : news with { Documents = news.Documents ?? _again.Documents };
        _again = null;
        if (news is not null) _seen = news;
        if (_seen is null) return null;

        foreach (var candidate in Candidates(news))
        {
            if (TryBuild(candidate, now) is { } snapshot) return snapshot;
        }

        DueAt = now + RetryAfter;
        return null;
    }

    /// <summary>What to try, best first: new documents, the last good ones, at the start the slots and at last the factory document.</summary>
    private IEnumerable<SceneDocuments> Candidates(SceneNews? news)
    {
        if (news?.Documents is { } documents)
        {
            _traces = Newest(_traces.AddRange(news.Traces));
            if (Choose(documents) is { } chosen) yield return chosen;
        }

        if (_good is not null)
        {
            yield return _good;
            yield break;
        }

        if (slotFolder is not null)
        {
            foreach (var slot in SlotReader.Read(slotFolder, faults))
            {
                if (Choose(slot.Documents) is { } chosen) yield return chosen;
            }
        }

        yield return SceneDocuments.Factory;
    }

    /// <summary>The documents to show, or null if there are layouts and none of them can be read.</summary>
    private SceneDocuments? Choose(IReadOnlyList<Document> documents)
    {
        try
        {
            var chosen = SceneDocuments.From(documents, deviceId, _good);
            if (!chosen.IsFactory || !documents.Any(d => d.Key.Kind == DocumentKind.Layout && !d.IsDeleted)) return OnWholeWallpaper(chosen);
            faults.Report(Place, "No layout can be shown; the last good one stays.");
        }
#pragma warning disable CA1031 // Documents come from outside: whatever they break, the panel goes on with the last good ones.
        catch (Exception e)
#pragma warning restore CA1031
        {
            faults.Report(Place, e);
        }

        return null;
    }

    // The wallpaper that is shown stays until the image of the new one is whole; news of its coming brings the documents again.
    private SceneDocuments OnWholeWallpaper(SceneDocuments chosen)
    {
        if (_good?.Wallpaper is null || chosen.WallpaperAsset is not { } asset || asset == _good.WallpaperAsset) return chosen;
        using var image = assets.Open(asset);
        return image is null ? chosen.OnWallpaperOf(_good) : chosen;
    }

    private Snapshot? TryBuild(SceneDocuments documents, DateTimeOffset now)
    {
        var began = MonotonicClock.Now;
        try
        {
            var replaced = watch.Replacements.Of(documents.Layout);
            watch.Begin(documents.Layout);
            var input = new SceneInput(panel, documents, _seen!.Signals, now, _seen.Zone, culture, _traces) { ReplacedWidgets = replaced, Films = _films, Observer = watch };
            _snapshot = build(input, _snapshot);
            _good = documents;
            _traces = [];
            _builtAt = now;
            // A widget that was too slow once too often is replaced at once.
            DueAt = ReferenceEquals(replaced, watch.Replacements.Of(documents.Layout)) ? _snapshot.NextChange : now;
            statistics.Built(began);
            return _snapshot;
        }
#pragma warning disable CA1031 // Whatever the builder throws, the panel keeps its last snapshot.
        catch (Exception e)
#pragma warning restore CA1031
        {
            statistics.Failed();
            faults.Report(Place, e);
            return null;
        }
    }

    private static ImmutableArray<TraceId> Newest(ImmutableArray<TraceId> traces) =>
        traces.Length <= EditTraceLog.Capacity ? traces : traces[^EditTraceLog.Capacity..];
}
