using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Images.Placing;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting.Frosting;
using RearCloud.Rendering.Painting.Live;
using RearCloud.Rendering.Painting.Lotties;
using RearCloud.Rendering.Painting.Plates;
using RearCloud.Rendering.Painting.Sheets;
using RearCloud.Rendering.Text;
using RearCloud.Scene.Drawing;
using SkiaSharp;

namespace RearCloud.Rendering.Painting;

/// <summary>Draws single instructions. All objects that drawing needs are made once: a hot instruction allocates nothing.</summary>
internal sealed class OpPainter(PanelPainter painter, FontLibrary fonts, ImageCache images, IFilmFrames? films) : IDisposable
{
    private readonly SKPaint _fill = new() { IsAntialias = true };
    private readonly SKPaint _stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };
    private readonly ParagraphCache _paragraphs = new(fonts);
    private readonly GradientPlates _gradients = new(images.Memory);
    private readonly ShadowPlates _shadows = new(images.Memory);
    private readonly FrostPainter _frost = new();
    private readonly LottieCache _lotties = new(images.Assets);
    private readonly DirectFilms? _ownFilms = films is null ? new DirectFilms(images.Assets) : null;
    private readonly SheetPainter _sheets = new(painter);
    private readonly ParticlePainter _particles = new();
    private readonly FlowPainter _flows = new(images.Memory);

    public PictureMemory Memory => images.Memory;

    /// <summary>How its caches did; from any thread.</summary>
    public ImmutableArray<CacheStatistics> Caches =>
    [
        new("images", images.Counts, IsBytes: true), new("gradients", _gradients.Counts, IsBytes: true), new("shadows", _shadows.Counts, IsBytes: true),
        new("flows", _flows.Counts, IsBytes: true), new("particles", _particles.Counts, IsBytes: false), new("paragraphs", _paragraphs.Counts, IsBytes: false), new("lotties", _lotties.Counts, IsBytes: false),
    ];

    private IFilmFrames Films => films ?? _ownFilms!;

    /// <summary>Draws an instruction inside a rectangle, to which the target is clipped already.</summary>
    public void Paint(PaintTarget target, PixelRect clip, DrawOp op, DateTimeOffset time)
    {
        var canvas = target.Canvas;
        switch (op)
        {
            case DrawOp.FillRect o: FillRect(canvas, o.Rect, o.Radius, o.Color); break;
            case DrawOp.StrokeRect o: StrokeRect(canvas, o); break;
            case DrawOp.FillCircle o: canvas.DrawCircle(o.CenterX, o.CenterY, o.Radius, Filled(o.Color)); break;
            case DrawOp.Arc o: canvas.DrawArc(ToSk(o.Oval), o.StartAngle, (float)o.SweepAngle.At(time), false, Stroked(o.Color, o.StrokeWidth, o.RoundCaps)); break;
            case DrawOp.Bar o: PaintBar(canvas, o, time); break;
            case DrawOp.Line o: canvas.DrawLine(o.FromX, o.FromY, o.ToX, o.ToY, Stroked(o.Color, o.StrokeWidth, o.RoundCaps)); break;
            case DrawOp.Hand o: PaintHand(canvas, o, time); break;
            case DrawOp.FillGradient o: PaintGradient(canvas, o); break;
            case DrawOp.Image o: PaintImage(canvas, o); break;
            case DrawOp.Film o: PaintFilm(canvas, o, time); break;
            case DrawOp.Lottie o: PaintLottie(canvas, o, time); break;
            case DrawOp.Text o: PaintText(canvas, o); break;
            case DrawOp.Shadow o: PaintShadow(canvas, o); break;
            case DrawOp.Frost o: _frost.Paint(target, clip, o); break;
            case DrawOp.Sheet o: _sheets.Paint(target, clip, o, time); break;
            case DrawOp.Particles o: _particles.Paint(target, clip, o, time); break;
            case DrawOp.Flow o: _flows.Paint(target, clip, o, time); break;
            case DrawOp.Marquee o: MarqueePainter.Paint(canvas, o, _paragraphs, Filled(o.Style.Color), time); break;
            default: throw new ArgumentOutOfRangeException(nameof(op), op, "The painter does not know this instruction.");
        }
    }

    public void Fill(SKCanvas canvas, PixelSize size, Color color) => canvas.DrawRect(0, 0, size.Width, size.Height, Filled(color));

    /// <summary>True if an instruction leaves nothing to be seen of what lies below it in a rectangle.</summary>
    public bool Covers(DrawOp op, PixelRect rect) => op switch
    {
        DrawOp.FillRect o => o.Covers(rect),
        DrawOp.FillGradient { Radius: <= 0, Top.Alpha: 255, Bottom.Alpha: 255 } o => PixelRectOf(o.Rect).Contains(rect),
        DrawOp.Image o when ImagePlace.Of(o) is var place && place.Box.Contains(rect) => images.Get(o, place) is { IsOpaque: true },
        DrawOp.Flow o => FlowPainter.CoverOf(o).Contains(rect),
        _ => false,
    };

    /// <summary>The pixels that a paragraph's letters touch; empty if there are none.</summary>
    public PixelRect InkOf(DrawOp.Text op) =>
        ParagraphOf(op).Ink is { IsEmpty: false } ink ? ink with { X = ink.X + Whole(MathF.Floor(op.Rect.X)), Y = ink.Y + Whole(MathF.Round(op.Rect.Y)), Width = ink.Width + 1 } : default;

    /// <summary>Settles which frame of a film is drawn from here on, as <see cref="IFilmFrames.Settle"/> says it.</summary>
    public long Settle(DrawOp.Film film, DateTimeOffset time) => Films.Settle(film, time);

    public void Dispose()
    {
        _fill.Dispose();
        _stroke.Dispose();
        _paragraphs.Dispose();
        _gradients.Dispose();
        _shadows.Dispose();
        _frost.Dispose();
        _lotties.Dispose();
        _ownFilms?.Dispose();
        _sheets.Dispose();
        _particles.Dispose();
        _flows.Dispose();
    }

    private static SKRect ToSk(in RectF rect) => SKRect.Create(rect.X, rect.Y, rect.Width, rect.Height);

    private void FillRect(SKCanvas canvas, in RectF rect, float radius, Color color)
    {
        if (radius > 0) canvas.DrawRoundRect(ToSk(rect), radius, radius, Filled(color));
        else canvas.DrawRect(ToSk(rect), Filled(color));
    }

    private void StrokeRect(SKCanvas canvas, DrawOp.StrokeRect op)
    {
        // Where both sides of the stroke meet, nothing is left open.
        if (op.StrokeWidth * 2 >= MathF.Min(op.Rect.Width, op.Rect.Height))
        {
            FillRect(canvas, op.Rect, op.Radius, op.Color);
            return;
        }

        var inset = op.StrokeWidth / 2;
        var rect = SKRect.Inflate(ToSk(op.Rect), -inset, -inset);
        var radius = MathF.Max(0, op.Radius - inset);
        canvas.DrawRoundRect(rect, radius, radius, Stroked(op.Color, op.StrokeWidth, roundCaps: false));
    }

    private void PaintHand(SKCanvas canvas, DrawOp.Hand op, DateTimeOffset time)
    {
        var (sin, cos) = Math.SinCos(op.Angle.At(time) * (Math.PI / 180));
        canvas.DrawLine(
            (float)(op.CenterX - sin * op.Tail), (float)(op.CenterY + cos * op.Tail),
            (float)(op.CenterX + sin * op.Length), (float)(op.CenterY - cos * op.Length),
            Stroked(op.Color, op.StrokeWidth, roundCaps: true));
    }

    private void PaintBar(SKCanvas canvas, DrawOp.Bar op, DateTimeOffset time)
    {
        var share = op.Share.At(time);
        if (!(share > 0)) return;
        var width = MathF.Min(op.Rect.Width, MathF.Max(op.Rect.Height, op.Rect.Width * (float)share));
        var radius = MathF.Min(op.Rect.Height, width) / 2;
        canvas.DrawRoundRect(SKRect.Create(op.FromRight ? op.Rect.Right - width : op.Rect.X, op.Rect.Y, width, op.Rect.Height), radius, radius, Filled(op.Color));
    }

    private void PaintShadow(SKCanvas canvas, DrawOp.Shadow op)
    {
        var place = PixelRectOf(op.Rect);
        if (place.IsEmpty) return;
        var margin = ShadowPlates.MarginOf(op.Blur);
        DrawPicture(canvas, _shadows.Get(op, new PixelSize(place.Width, place.Height)), place with { X = place.X - margin, Y = place.Y - margin });
    }

    private void PaintGradient(SKCanvas canvas, DrawOp.FillGradient op)
    {
        var place = PixelRectOf(op.Rect);
        if (place.IsEmpty) return;
        DrawPicture(canvas, _gradients.Get(op, new PixelSize(place.Width, place.Height)), place);
    }

    private void PaintImage(SKCanvas canvas, DrawOp.Image op)
    {
        var place = ImagePlace.Of(op);
        if (images.Get(op, place) is { } picture) DrawPicture(canvas, picture, place.Box);
        else MissingImage.Paint(canvas, ToSk(op.Rect), op.Radius, _fill, _stroke);
    }

    private void PaintFilm(SKCanvas canvas, DrawOp.Film op, DateTimeOffset time)
    {
        if (Films.FrameOf(op, time) is { } frame) DrawPicture(canvas, frame.Picture, ImagePlace.Of(op.Picture).Box);
        else PaintImage(canvas, op.Picture);
    }

    private void PaintLottie(SKCanvas canvas, DrawOp.Lottie op, DateTimeOffset time)
    {
        var share = op.Share.At(time);
        if (!(op.Rect.Width > 0) || !(op.Rect.Height > 0) || !double.IsFinite(share)) return;
        if (_lotties.Get(op.Asset) is { } animation) animation.Draw(canvas, ToSk(op.Rect), Math.Clamp(share, 0, 1));
        else MissingImage.Paint(canvas, ToSk(op.Rect), 0, _fill, _stroke);
    }

    private void PaintText(SKCanvas canvas, DrawOp.Text op)
    {
        if (ParagraphOf(op).Blob is { } blob) canvas.DrawText(blob, op.Rect.X, MathF.Round(op.Rect.Y), Filled(op.Style.Color));
    }

    private Paragraph ParagraphOf(DrawOp.Text op) => _paragraphs.Get(op.Content, op.Style, op.Rect.Width, op.Rect.Height);

    private static int Whole(float value) => (int)Math.Clamp(value, -1_000_000f, 1_000_000f);

    // At the panel's own scale pixels are copied; only pictures for other scales are filtered.
    private static void DrawPicture(SKCanvas canvas, CachedPicture picture, in PixelRect place)
    {
        var isScaled = canvas.TotalMatrix.ScaleX != 1;
        canvas.DrawImage(picture.Image, place.X, place.Y, isScaled ? new SKSamplingOptions(SKCubicResampler.Mitchell) : SKSamplingOptions.Default);
    }

    private static PixelRect PixelRectOf(in RectF rect)
    {
        var left = (int)MathF.Round(rect.X);
        var top = (int)MathF.Round(rect.Y);
        return new PixelRect(left, top, (int)MathF.Round(rect.Right) - left, (int)MathF.Round(rect.Bottom) - top);
    }

    private SKPaint Filled(Color color)
    {
        _fill.Color = new SKColor(color.Argb);
        return _fill;
    }

    private SKPaint Stroked(Color color, float width, bool roundCaps)
    {
        _stroke.Color = new SKColor(color.Argb);
        _stroke.StrokeWidth = width;
        _stroke.StrokeCap = roundCaps ? SKStrokeCap.Round : SKStrokeCap.Butt;
        return _stroke;
    }
}
