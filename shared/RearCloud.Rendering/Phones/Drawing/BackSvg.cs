using System.Text;

namespace RearCloud.Rendering.Phones.Drawing;

/// <summary>Writes the phone's shapes as an SVG 1.1 document.</summary>
internal sealed class BackSvg
{
    private readonly StringBuilder _definitions = new();
    private readonly StringBuilder _shapes = new();
    private int _ids;

    public static string Write(PhoneGeometry phone, IReadOnlyList<BackShape> body, IReadOnlyList<BackShape> lenses)
    {
        var svg = new BackSvg();
        svg.DefineMask(phone);
        svg._shapes.Append("<g mask=\"url(#phone-mask)\">");
        foreach (var shape in body) svg.Add(shape);
        svg._shapes.Append("</g>");
        foreach (var shape in lenses) svg.Add(shape);
        return Text(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {phone.Size.Width} {phone.Size.Height}\" aria-hidden=\"true\"><defs>{svg._definitions}</defs>{svg._shapes}</svg>");
    }

    // White shows, black hides: the lower end fades, the panel is a hole.
    private void DefineMask(PhoneGeometry phone)
    {
        var panel = phone.Panel;
        _definitions.Append(Text(
            $"<linearGradient id=\"phone-fade\" gradientUnits=\"userSpaceOnUse\" x1=\"0\" y1=\"{phone.FadeFrom}\" x2=\"0\" y2=\"{phone.Size.Height}\"><stop stop-color=\"#fff\"/><stop offset=\"1\" stop-color=\"#fff\" stop-opacity=\"0\"/></linearGradient>"));
        _definitions.Append(Text(
            $"<mask id=\"phone-mask\" maskUnits=\"userSpaceOnUse\" x=\"0\" y=\"0\" width=\"{phone.Size.Width}\" height=\"{phone.Size.Height}\" style=\"mask-type:alpha\"><path fill=\"url(#phone-fade)\" fill-rule=\"evenodd\" d=\"M0 0H{phone.Size.Width}V{phone.Size.Height}H0Z{RoundRectPath(panel.X, panel.Y, panel.Width, panel.Height, phone.Profile.CornerRadius)}\"/></mask>"));
    }

    private static string RoundRectPath(float x, float y, float width, float height, float r) => Text(
        $"M{x + r} {y}h{width - 2 * r}a{r} {r} 0 0 1 {r} {r}v{height - 2 * r}a{r} {r} 0 0 1 {-r} {r}h{2 * r - width}a{r} {r} 0 0 1 {-r} {-r}v{2 * r - height}a{r} {r} 0 0 1 {r} {-r}z");

    private void Add(BackShape shape)
    {
        var look = Look(shape);
        _shapes.Append(shape switch
        {
            BackShape.RoundRect s => Text(
                $"<rect x=\"{s.Rect.X}\" y=\"{s.Rect.Y}\" width=\"{s.Rect.Width}\" height=\"{s.Rect.Height}\" rx=\"{s.Radius}\"{look}/>"),
            BackShape.Circle s => Text($"<circle cx=\"{s.X}\" cy=\"{s.Y}\" r=\"{s.Radius}\"{look}/>"),
            BackShape.Arc s => ArcElement(s, look),
            _ => throw new ArgumentOutOfRangeException(nameof(shape), shape, "The phone has no such shape."),
        });
    }

    private static string ArcElement(BackShape.Arc arc, string look)
    {
        var (fromSin, fromCos) = MathF.SinCos(arc.Start * (MathF.PI / 180));
        var (toSin, toCos) = MathF.SinCos((arc.Start + arc.Sweep) * (MathF.PI / 180));
        return Text(
            $"<path d=\"M{arc.X + arc.Radius * fromCos:0.##} {arc.Y + arc.Radius * fromSin:0.##}A{arc.Radius:0.##} {arc.Radius:0.##} 0 {(arc.Sweep > 180 ? 1 : 0)} 1 {arc.X + arc.Radius * toCos:0.##} {arc.Y + arc.Radius * toSin:0.##}\"{look}/>");
    }

    private string Look(BackShape shape)
    {
        var (color, opacity) = Paint(shape.Paint);
        var look = shape.StrokeWidth > 0
            ? Text($" fill=\"none\" stroke=\"{color}\"{Opacity("stroke-opacity", opacity)} stroke-width=\"{shape.StrokeWidth:0.##}\" stroke-linecap=\"round\"")
            : Text($" fill=\"{color}\"{Opacity("fill-opacity", opacity)}");
        return shape.Blur > 0 ? look + Text($" filter=\"url(#{Blur(shape.Blur)})\"") : look;
    }

    private (string Color, float Opacity) Paint(BackPaint paint)
    {
        if (paint is BackPaint.Solid solid) return (Hex(solid.Color.Argb), solid.Color.Alpha / 255f);
        var id = Text($"phone-{_ids++}");
        switch (paint)
        {
            case BackPaint.Linear l:
                _definitions.Append(Text(
                    $"<linearGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" x1=\"{l.FromX:0.##}\" y1=\"{l.FromY:0.##}\" x2=\"{l.ToX:0.##}\" y2=\"{l.ToY:0.##}\">{Stops(l.Stops)}</linearGradient>"));
                break;
            case BackPaint.Radial r:
                _definitions.Append(Text(
                    $"<radialGradient id=\"{id}\" gradientUnits=\"userSpaceOnUse\" cx=\"{r.X:0.##}\" cy=\"{r.Y:0.##}\" r=\"{r.Radius:0.##}\">{Stops(r.Stops)}</radialGradient>"));
                break;
            default: throw new ArgumentOutOfRangeException(nameof(paint), paint, "The phone has no such paint.");
        }

        return (Text($"url(#{id})"), 1);
    }

    private string Blur(float deviation)
    {
        var id = Text($"phone-{_ids++}");
        _definitions.Append(Text(
            $"<filter id=\"{id}\" x=\"-50%\" y=\"-50%\" width=\"200%\" height=\"200%\"><feGaussianBlur stdDeviation=\"{deviation:0.##}\"/></filter>"));
        return id;
    }

    private static string Stops(GradientStop[] stops) => string.Concat(stops.Select(stop =>
        Text($"<stop offset=\"{stop.At:0.##}\" stop-color=\"{Hex(stop.Argb)}\"{Opacity("stop-opacity", (stop.Argb >> 24) / 255f)}/>")));

    private static string Opacity(string name, float value) => value >= 1 ? "" : Text($" {name}=\"{value:0.###}\"");

    private static string Hex(uint argb) => Text($"#{argb & 0xFFFFFF:x6}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
