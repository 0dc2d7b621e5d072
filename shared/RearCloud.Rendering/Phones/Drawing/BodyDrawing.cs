using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>The phone's body and camera plateau: matt glass under one large light from the upper left.</summary>
internal static class BodyDrawing
{
    public static IReadOnlyList<BackShape> Of(PhoneGeometry phone)
    {
        RectF body = phone.Body, plateau = phone.Plateau;
        var bed = Grown(new RectF(phone.Panel.X, phone.Panel.Y, phone.Panel.Width, phone.Panel.Height), 5);
        return
        [
            new BackShape.RoundRect(body with { Y = body.Y + 18 }, phone.BodyRadius, 0x66000000, Blur: 26),
            new BackShape.RoundRect(body, phone.BodyRadius, Across(body, (0, 0xFF50545E), (0.22f, 0xFF3B3E47), (0.62f, 0xFF2B2D34), (1, 0xFF202227))),
            new BackShape.RoundRect(
                body, phone.BodyRadius,
                new BackPaint.Radial(
                    body.X + body.Width * 0.2f, body.Y - body.Width * 0.02f, body.Width * 0.85f,
                    [new GradientStop(0, 0x2EFFFFFF), new GradientStop(0.5f, 0x0DFFFFFF), new GradientStop(1, 0x00FFFFFF)])),
            new BackShape.RoundRect(
                Grown(body, -2), phone.BodyRadius - 2,
                Across(body, (0, 0xB3FFFFFF), (0.18f, 0x40FFFFFF), (0.5f, 0x14FFFFFF), (1, 0x33FFFFFF)), StrokeWidth: 2.5f, Blur: 0.6f),

            new BackShape.RoundRect(plateau with { Y = plateau.Y + 10 }, phone.PlateauRadius, 0x80000000, Blur: 14),
            new BackShape.RoundRect(plateau, phone.PlateauRadius, Across(plateau, (0, 0xFF24262C), (0.5f, 0xFF17181C), (1, 0xFF101114))),
            new BackShape.RoundRect(
                Grown(plateau, -1.5f), phone.PlateauRadius - 1.5f,
                Across(plateau, (0, 0x8CFFFFFF), (0.25f, 0x26FFFFFF), (0.7f, 0x0AFFFFFF), (1, 0x40FFFFFF)), StrokeWidth: 2),
            new BackShape.RoundRect(bed, phone.Profile.CornerRadius + 5, 0xFF000000),
            new BackShape.RoundRect(
                Grown(bed, 0.5f), phone.Profile.CornerRadius + 5.5f, Across(bed, (0, 0x00FFFFFF), (0.6f, 0x08FFFFFF), (1, 0x33FFFFFF)), StrokeWidth: 1.5f),
        ];
    }

    private static RectF Grown(in RectF rect, float by) => new(rect.X - by, rect.Y - by, rect.Width + 2 * by, rect.Height + 2 * by);

    private static BackPaint.Linear Across(in RectF rect, params (float At, uint Argb)[] stops) =>
        new(rect.X, rect.Y, rect.X + rect.Width * 0.72f, rect.Bottom, Array.ConvertAll(stops, stop => new GradientStop(stop.At, stop.Argb)));
}
