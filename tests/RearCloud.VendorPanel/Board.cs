using RearCloud.Core.Panels;

namespace RearCloud.VendorPanel;

/// <summary>The panel that is built into this phone.</summary>
internal static class Board
{
    #region profile
    public static PanelProfile Profile { get; } = new(
        Id: "acme-one",
        Name: "Acme One",
        Size: new PixelSize(904, 572),
        PixelsPerInch: 402,
        CornerRadius: 68,
        Cutouts: [new Cutout("camera", CenterX: 132, CenterY: 286, Radius: 104)],
        SafeArea: new PixelRect(264, 32, 608, 508),
        MinRefreshHertz: 1,
        MaxRefreshHertz: 120,
        PeakNits: 1_200);
    #endregion
}
