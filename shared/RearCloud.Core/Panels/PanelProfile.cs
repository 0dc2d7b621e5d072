namespace RearCloud.Core.Panels;

/// <summary>Describes a rear display: what can be shown where, how often and how bright.</summary>
/// <param name="Id">Stable name, for example <c>reference</c>.</param>
/// <param name="Name">The phone, for people.</param>
/// <param name="Size">Pixels of the panel's rectangle.</param>
/// <param name="PixelsPerInch">Density.</param>
/// <param name="CornerRadius">Radius of the shape mask's corners in pixels.</param>
/// <param name="Cutouts">Holes in the panel.</param>
/// <param name="SafeArea">The largest rectangle that is clear of corners and cut-outs.</param>
/// <param name="MinRefreshHertz">Slowest refresh.</param>
/// <param name="MaxRefreshHertz">Fastest refresh.</param>
/// <param name="PeakNits">Peak luminance in cd/m².</param>
public sealed record PanelProfile(
    string Id,
    string Name,
    PixelSize Size,
    int PixelsPerInch,
    int CornerRadius,
    IReadOnlyList<Cutout> Cutouts,
    PixelRect SafeArea,
    int MinRefreshHertz,
    int MaxRefreshHertz,
    int PeakNits);
