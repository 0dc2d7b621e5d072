using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>Measures of the drawn phone in panel pixels. All corners are concentric with the panel's.</summary>
/// <param name="Profile">The panel.</param>
/// <param name="Size">Of the whole drawing with its shadow.</param>
/// <param name="Panel">Where the panel lies.</param>
/// <param name="Plateau">The raised camera plate around the panel.</param>
/// <param name="PlateauRadius">Of its corners.</param>
/// <param name="Body">The phone; its lower end is beyond the drawing.</param>
/// <param name="BodyRadius">Of its corners.</param>
/// <param name="FadeFrom">Row where the body begins to fade out.</param>
internal sealed record PhoneGeometry(
    PanelProfile Profile, PixelSize Size, PixelRect Panel, RectF Plateau, float PlateauRadius, RectF Body, float BodyRadius, float FadeFrom)
{
    private const int ShadowRoom = 72;

    // A phone of 71.8 mm around a panel of 57.1 mm.
    private const float BodyPerPanel = 71.8f / 57.1f;

    public static PhoneGeometry Of(PanelProfile panel)
    {
        int width = panel.Size.Width, height = panel.Size.Height;
        var margin = (int)MathF.Round(width * (BodyPerPanel - 1) / 2);
        var rim = MathF.Round(margin * 0.62f);
        var at = new PixelRect(ShadowRoom + margin, ShadowRoom + margin, width, height);
        var below = (int)MathF.Round(height * 0.62f);
        var size = new PixelSize(width + 2 * at.X, at.Bottom + margin + below);
        var plateau = new RectF(at.X - rim, at.Y - rim, width + 2 * rim, height + 2 * rim);
        var body = new RectF(ShadowRoom, ShadowRoom, width + 2 * margin, size.Height + 2 * (panel.CornerRadius + margin));
        return new PhoneGeometry(
            panel, size, at, plateau, panel.CornerRadius + rim, body, panel.CornerRadius + margin, plateau.Bottom + below * 0.16f);
    }
}
