using RearCloud.Core.Documents;
using RearCloud.Core.Panels;

namespace RearCloud.Server.Layouts;

/// <summary>Which picture of a layout is wanted.</summary>
/// <param name="Panel">The panel it is laid out for.</param>
/// <param name="Time">The moment that its clocks show.</param>
/// <param name="Zone">The zone of its clocks.</param>
public sealed record LayoutPictureRequest(PanelProfile Panel, DateTimeOffset Time, TimeZoneInfo Zone)
{
    /// <summary>As the documents stood after the change at this place; as they stand without it.</summary>
    public Sequence? At { get; init; }

    /// <summary>Picture pixels a panel pixel, 0.1 to 2.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>Only this widget, on a transparent ground.</summary>
    public string? OnlyWidget { get; init; }

    /// <summary>Everything but this widget.</summary>
    public string? WithoutWidget { get; init; }

    /// <summary>Where <see cref="OnlyWidget"/> stands instead of its frame: x, y, width and height in design pixels.</summary>
    public (double X, double Y, double Width, double Height)? Frame { get; init; }
}
