using System.Globalization;
using System.Text;
using RearCloud.Core.Panels;
using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing;

/// <summary>
/// Prints a snapshot as lines of text, the same for equal snapshots: a head, a line for each layer, and an indented line for each instruction. Lengths are
/// rounded to hundredths of a pixel. For tests and for people who want to know what is drawn.
/// </summary>
public static class DrawListText
{
    public static string Print(Snapshot snapshot)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{snapshot.Panel.Id} {snapshot.Panel.Size}, next {Moment(snapshot.NextChange)}, {snapshot.FrameRate} fps");
        foreach (var trace in snapshot.Traces) text.Append(CultureInfo.InvariantCulture, $", trace {trace}");
        text.Append('\n');
        foreach (var layer in snapshot.Layers) Print(text, layer, "");
        return text.ToString();
    }

    private static void Print(StringBuilder text, DrawLayer layer, string indent)
    {
        var b = layer.Bounds;
        text.Append(CultureInfo.InvariantCulture, $"{indent}{layer.Id} [{b.X} {b.Y} {b.Width} {b.Height}]{(layer.IsMoving ? " moving" : "")}\n");
        foreach (var op in layer.Ops) Print(text, op, indent + "  ");
    }

    private static void Print(StringBuilder text, DrawOp op, string indent)
    {
        text.Append(indent).Append(Line(op)).Append('\n');
        if (op is not DrawOp.Sheet sheet) return;
        foreach (var layer in sheet.Content.Layers) Print(text, layer, indent + "  ");
    }

    private static string Line(DrawOp op) => op switch
    {
        DrawOp.FillRect o => $"fill-rect {Box(o.Rect)} radius {N(o.Radius)} {o.Color}",
        DrawOp.StrokeRect o => $"stroke-rect {Box(o.Rect)} radius {N(o.Radius)} stroke {N(o.StrokeWidth)} {o.Color}",
        DrawOp.FillCircle o => $"fill-circle {N(o.CenterX)} {N(o.CenterY)} radius {N(o.Radius)} {o.Color}",
        DrawOp.Arc o => $"arc {Box(o.Oval)} from {N(o.StartAngle)} sweep {Motion(o.SweepAngle)} stroke {N(o.StrokeWidth)} {o.Color}{Caps(o.RoundCaps)}",
        DrawOp.Bar o => $"bar {Box(o.Rect)} share {Motion(o.Share)} from {(o.FromRight ? "right" : "left")} {o.Color}",
        DrawOp.Line o => $"line {N(o.FromX)} {N(o.FromY)} to {N(o.ToX)} {N(o.ToY)} stroke {N(o.StrokeWidth)} {o.Color}{Caps(o.RoundCaps)}",
        DrawOp.Hand o => $"hand {N(o.CenterX)} {N(o.CenterY)} tail {N(o.Tail)} length {N(o.Length)} stroke {N(o.StrokeWidth)} {o.Color} angle {Motion(o.Angle)}",
        DrawOp.FillGradient o => $"fill-gradient {Box(o.Rect)} radius {N(o.Radius)} {o.Top} to {o.Bottom}",
        DrawOp.Image o => $"image {Picture(o)}",
        DrawOp.Film o => $"film {Picture(o.Picture)} of {o.Timing.Frames} frames in {N(o.Timing.Duration.TotalSeconds)} s {(o.Timing.IsEndless ? "without end" : $"{o.Timing.Plays} times")} since {Moment(o.Start)}",
        DrawOp.Text o => $"text \"{Quoted(o.Content)}\" {Box(o.Rect)} {Style(o.Style)}",
        DrawOp.Lottie o => $"lottie {o.Asset} {Box(o.Rect)} share {Motion(o.Share)}",
        DrawOp.Shadow o => $"shadow {Box(o.Rect)} radius {N(o.Radius)} blur {N(o.Blur)} {o.Color}",
        DrawOp.Frost o => $"frost {Box(o.Rect)} radius {N(o.Radius)} {o.Tint}",
        DrawOp.Sheet o => $"sheet {Area(o.Content.Area)}{(o.Content.IsOpaque ? " opaque" : "")} x {Motion(o.X)} y {Motion(o.Y)} opacity {Motion(o.Opacity)}{(o.Fade == SheetFade.Mix ? "" : $" {Word(o.Fade)}")}",
        DrawOp.Particles o => $"particles {Area(o.Area)} {Word(o.Field.Style)} {N(o.Field.Count)} of {N(o.Field.Size)} {o.Field.Color} seed {N(o.Field.Seed)} phase {Motion(o.Phase)} x {Motion(o.X)} y {Motion(o.Y)} at {N(o.FrameRate)} fps",
        DrawOp.Flow o => $"flow {Area(o.Area)} {string.Join(' ', o.Field.Colors.IsDefault ? [] : o.Field.Colors.Select(color => color.ToString()))} seed {N(o.Field.Seed)} scale {N(o.Field.Scale)} phase {Motion(o.Phase)} at {N(o.FrameRate)} fps",
        DrawOp.Marquee o => $"marquee \"{Quoted(o.Content)}\" {Box(o.Rect)} {Style(o.Style)} travel {Motion(o.Travel)} gap {N(o.Gap)}",
        _ => op.ToString(),
    };

    private static string Picture(DrawOp.Image o) => $"{o.Asset} {Box(o.Rect)} radius {N(o.Radius)} {Word(o.Fit)} focus {N(o.FocusX)} {N(o.FocusY)}";

    private static string Style(TextStyle s) =>
        $"size {N(s.Size)}{(s.MinSize == s.Size ? "" : $" to {N(s.MinSize)}")} weight {s.Weight} {s.Color} {Word(s.HorizontalAlign)} {Word(s.VerticalAlign)}"
        + $" lines {(s.MaxLines == 0 ? "any" : N(s.MaxLines))}{(s.TabularFigures ? " tabular" : "")}{(s.LetterSpacing == 0 ? "" : $" spacing {N(s.LetterSpacing)}")}";

    private static string Motion(Motion motion) => motion switch
    {
        Animation.Motion.Still m => N(m.Value),
        Animation.Motion.Linear { PerSecond: 0 } m => N(m.From),
        Animation.Motion.Linear m => $"{N(m.From)} + {N(m.PerSecond)}/s since {Moment(m.Start)}",
        Animation.Motion.Tween m => $"{N(m.From)} to {N(m.To)} in {N(m.Duration.TotalSeconds)} s since {Moment(m.Start)}",
        Animation.Motion.Spring m => $"{N(m.From)} to {N(m.To)} on a spring {N(m.Stiffness)}/{N(m.Damping)} since {Moment(m.Start)}",
        Animation.Motion.Keyframed m => $"keyframes of {N(m.Frames.Duration.TotalSeconds)} s{(m.Repeats ? " repeated" : "")} since {Moment(m.Start)}",
        _ => motion.ToString(),
    };

    private static string Area(PixelRect r) => $"[{r.X} {r.Y} {r.Width} {r.Height}]";

    private static string Moment(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture) ?? "never";

    private static string Box(RectF r) => $"[{N(r.X)} {N(r.Y)} {N(r.Width)} {N(r.Height)}]";

    private static string Caps(bool round) => round ? " round" : "";

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static string N(double value) => (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is '"' or '\\') quoted.Append('\\').Append(rune);
            else if (IsSeen(rune)) quoted.Append(rune);
            else quoted.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
        }

        return quoted.ToString();
    }

    private static bool IsSeen(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);
}
