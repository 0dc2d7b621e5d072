using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Widgets;

/// <summary>What a widget may look at and where its instructions go. It lives for one drawing.</summary>
internal sealed class WidgetCanvas(SceneInput input, FilmStarts films, PixelRect box, float scale)
{
    private readonly List<(string? Name, ImmutableArray<DrawOp>.Builder Ops)> parts = [(null, ImmutableArray.CreateBuilder<DrawOp>())];

    /// <summary>The widget's frame in panel pixels.</summary>
    public RectF Box { get; } = new(box.X, box.Y, box.Width, box.Height);

    /// <summary>Panel pixels for one design pixel.</summary>
    public float Scale { get; } = scale;

    public DateTimeOffset Time => input.Time;

    public TimeZoneInfo Zone => input.Zone;

    public CultureInfo Culture => input.Culture;

    public SignalSet Signals => input.Signals;

    /// <summary>Lets images play that are films.</summary>
    public FilmStarts Films => films;

    /// <summary>The next moment at which the widget looks different without a new signal; null if there is none.</summary>
    public DateTimeOffset? NextChange { get; private set; }

    /// <summary>True where lines start at the right.</summary>
    public bool IsRightToLeft => Culture.TextInfo.IsRightToLeft;

    public void Add(DrawOp op) => parts[^1].Ops.Add(op);

    /// <summary>What is added from here on is a layer of its own, above what was added before, so that it can change alone.</summary>
    public void BeginPart(string name) => parts.Add((name, ImmutableArray.CreateBuilder<DrawOp>()));

    public void ChangesAt(DateTimeOffset? moment)
    {
        if (moment is not null && (NextChange is null || moment < NextChange)) NextChange = moment;
    }

    /// <summary>The layers of the widget, from back to front, cut at the panel's edge. Parts without instructions give none.</summary>
    public IEnumerable<DrawLayer> Layers(string widgetId)
    {
        var bounds = box.Intersect(PixelRect.Of(input.Panel.Size));
        foreach (var (name, ops) in parts)
        {
            if (ops.Count > 0) yield return new DrawLayer(LayerNames.Widget(widgetId, name), bounds, ops.ToImmutable());
        }
    }
}
