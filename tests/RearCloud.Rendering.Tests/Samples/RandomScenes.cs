using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Scene;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Rendering.Tests.Samples;

/// <summary>Makes scenes and changes of scenes from a seed: every instruction, overlaps, motion under and over still things, boxes off the panel.</summary>
/// <param name="seed">Chooses the scenes.</param>
/// <param name="panel">What they are laid out for.</param>
/// <param name="kinds">How many kinds of instructions there are to choose from: fewer for a seed from the time when there were fewer.</param>
internal sealed class RandomScenes(int seed, PanelProfile panel, int kinds = RandomScenes.Kinds)
{
    private const int Kinds = 18;

    private static readonly string[] Words = ["12:34:56", "7", "Grüße", "سلام", "早上好", "👍🏽 ok", "A long line that has to be broken or cut"];

    private readonly Random _random = new(seed);
    private int _ids;
    private int _depth;

    public DateTimeOffset Start { get; } = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public Snapshot First()
    {
        var layers = new List<DrawLayer> { Ground() };
        for (var i = _random.Next(1, 7); i > 0; i--) layers.Add(Layer());
        return Freeze(layers);
    }

    /// <summary>A few changes of the kinds that editing and time make.</summary>
    public Snapshot Next(Snapshot before)
    {
        var layers = before.Layers.ToList();
        for (var i = _random.Next(1, 4); i > 0; i--) Change(layers);
        return Freeze(layers);
    }

    public TimeSpan Wait() => TimeSpan.FromMilliseconds(_random.Next(3) switch { 0 => 8.333, 1 => 1000, _ => _random.Next(20_000) });

    private void Change(List<DrawLayer> layers)
    {
        var at = _random.Next(layers.Count);
        switch (_random.Next(10))
        {
            case 0: layers.Insert(_random.Next(layers.Count + 1), Layer()); break;
            case 1 when layers.Count > 1: layers.RemoveAt(at); break;
            case 2:
                var moved = layers[at];
                layers.RemoveAt(at);
                layers.Insert(_random.Next(layers.Count + 1), moved);
                break;
            case 3: layers[at] = new DrawLayer(layers[at].Id, Bounds(), layers[at].Ops); break;
            case 4: layers[at] = new DrawLayer(layers[at].Id, layers[at].Bounds, [.. layers[at].Ops]); break;
            case 5: layers[at] = new DrawLayer(layers[at].Id, layers[at].Bounds, layers[at].Ops.Add(Op())); break;
            case 6 when !layers[at].Ops.IsEmpty:
                layers[at] = new DrawLayer(layers[at].Id, layers[at].Bounds, layers[at].Ops.RemoveAt(_random.Next(layers[at].Ops.Length)));
                break;
            default:
                if (layers[at].Ops.IsEmpty) break;
                var index = _random.Next(layers[at].Ops.Length);
                layers[at] = new DrawLayer(layers[at].Id, layers[at].Bounds, layers[at].Ops.SetItem(index, Vary(layers[at].Ops[index])));
                break;
        }
    }

    private DrawOp Vary(DrawOp op) => op switch
    {
        DrawOp.Hand hand => hand with { Angle = Moved(360) },
        DrawOp.Arc arc when _random.Next(2) == 0 => arc with { SweepAngle = Moved(360) },
        DrawOp.Bar bar when _random.Next(2) == 0 => bar with { Share = Moved(1) },
        DrawOp.Sheet sheet => VarySheet(sheet),
        DrawOp.Particles particles when _random.Next(2) == 0 => particles with { Phase = Moved(60), X = Moved(60) },
        DrawOp.Flow flow when _random.Next(2) == 0 => flow with { Phase = Moved(60) },
        DrawOp.Marquee marquee when _random.Next(2) == 0 => marquee with { Travel = Moved(900) },
        DrawOp.Text text when _random.Next(2) == 0 => text with { Content = Words[_random.Next(Words.Length)] },
        _ => Op(),
    };

    private Snapshot Freeze(List<DrawLayer> layers) => new(panel, [.. layers], null, layers.Any(l => l.IsMoving) ? 120 : 0, []);

    private DrawLayer Ground() => new("ground", PixelRect.Of(panel.Size), [new DrawOp.FillRect(new RectF(0, 0, panel.Size.Width, panel.Size.Height), 0, Tint(255))]);

    private DrawLayer Layer()
    {
        var ops = ImmutableArray.CreateBuilder<DrawOp>();
        for (var i = _random.Next(1, 6); i > 0; i--) ops.Add(Op());
        return new DrawLayer($"widget/{_ids++}", Bounds(), ops.ToImmutable());
    }

    private DrawOp Op() => _random.Next(kinds) switch
    {
        0 => new DrawOp.FillRect(Rect(), _random.Next(2) * Number(40), Tint()),
        1 => new DrawOp.StrokeRect(Rect(), Number(40), 1 + Number(12), Tint()),
        2 => new DrawOp.FillCircle(X(), Y(), Number(90), Tint()),
        3 => new DrawOp.Arc(Rect(), Number(360), _random.Next(2) == 0 ? Moved(360) : Number(360), 1 + Number(14), Tint(), _random.Next(2) == 0),
        4 => new DrawOp.Line(X(), Y(), X(), Y(), 1 + Number(10), Tint(), _random.Next(2) == 0),
        5 or 6 => new DrawOp.Hand(X(), Y(), Number(30), Number(120), 1 + Number(12), Tint(), Moved(360)),
        7 => new DrawOp.FillGradient(Rect(), _random.Next(2) * Number(30), Tint(), Tint()),
        8 => Picture(new DrawOp.Image(_random.Next(3) > 0 ? OneImage.Id : "missing", Rect(), _random.Next(2) * Number(30), (ImageFit)_random.Next(3), 0.5f, 0.3f)),
        9 => new DrawOp.Bar(Rect(), Moved(1.2f), _random.Next(2) == 0, Tint()),
        10 => new DrawOp.Shadow(Rect(), Number(40), Number(40), Tint()),
        11 => new DrawOp.Frost(Rect(), _random.Next(2) * Number(40), Tint()),
        12 when _depth < 2 => Sheet(),
        13 => new DrawOp.Particles(Bounds(), Field(), Moved(60), Moved(60), Moved(60), Rate()),
        14 => new DrawOp.Flow(Bounds(), new FlowField([.. Enumerable.Range(0, _random.Next(1, 4)).Select(_ => Tint())], _random.Next(), 0.25f + _random.NextSingle()), Moved(60), Rate()),
        15 => new DrawOp.Marquee(Words[_random.Next(Words.Length)], Rect(), TextStyleOf(), Moved(900), Number(60)),
        _ => Text(),
    };

    /// <summary>Every second missing picture is a film; by its box, so that older seeds go on giving what they gave.</summary>
    private DrawOp Picture(DrawOp.Image image) => image.Asset == OneImage.Id || (int)image.Rect.Width % 2 == 0
        ? image
        : new DrawOp.Film(image with { Asset = OneImage.Film }, new FilmTiming([.. Enumerable.Repeat(TimeSpan.FromSeconds(0.7), 4)], (int)image.Rect.Height % 3), Start);

    /// <summary>Standing still, on a line, a curve or a spring; some are at rest long before the end.</summary>
    private Motion Moved(float below) => _random.Next(6) switch
    {
        0 => Number(below),
        1 => new Motion.Tween(Number(below), Number(below), Start, TimeSpan.FromSeconds(1 + Number(20)), Easing.InOut),
        2 => new Motion.Spring(Number(below), Number(below), Number(below), 20 + Number(200), 1 + Number(30), 0.01, Start),
        3 => new Motion.Keyframed(
            Start, new Keyframes([new(TimeSpan.Zero, Number(below), Easing.Linear), new(TimeSpan.FromSeconds(1 + Number(3)), Number(below), Easing.Out)]), _random.Next(2) == 0),
        _ => new Motion.Linear(Number(below), _random.Next(3) * Number(below / 6), Start),
    };

    private DrawOp.Sheet Sheet() => new(Content(), Moved(60), Moved(60), _random.Next(2) == 0 ? 1 : Moved(1), Fade());

    // When there were fewer kinds, every sheet was mixed.
    private SheetFade Fade() => kinds < Kinds ? SheetFade.Mix : (SheetFade)_random.Next(2);

    private DrawOp.Sheet VarySheet(DrawOp.Sheet sheet)
    {
        if (_random.Next(3) == 0) return sheet with { X = Moved(60), Opacity = Moved(1), Fade = Fade() };
        var layers = sheet.Content.Layers.ToList();
        _depth++;
        Change(layers);
        _depth--;
        return sheet with { Content = new DrawSheet(sheet.Content.Area, [.. layers]) };
    }

    private DrawSheet Content()
    {
        _depth++;
        var area = new PixelRect(_random.Next(-20, panel.Size.Width), _random.Next(-20, panel.Size.Height), _random.Next(1, panel.Size.Width), _random.Next(1, panel.Size.Height));
        var layers = new List<DrawLayer>();
        if (_random.Next(2) == 0) layers.Add(new DrawLayer($"ground/{_ids++}", area, [new DrawOp.FillRect(new RectF(area.X, area.Y, area.Width, area.Height), 0, Tint(255))]));
        for (var i = _random.Next(1, 3); i > 0; i--) layers.Add(Layer());
        _depth--;
        return new DrawSheet(area, [.. layers]);
    }

    private DrawOp.Text Text() => new(Words[_random.Next(Words.Length)], Rect(), TextStyleOf());

    private TextStyle TextStyleOf() => new(
        12 + Number(_random.Next(4) == 0 ? 320 : 60), _random.Next(1, 10) * 100, Tint(), (HorizontalAlign)_random.Next(3), (VerticalAlign)_random.Next(3),
        _random.Next(4), _random.Next(2) == 0, 10 + Number(30), _random.Next(2) * Number(3));

    private ParticleField Field() => new((ParticleStyle)_random.Next(4), _random.Next(1, 60), 0.5f + Number(14), Tint(), _random.Next());

    private int Rate() => _random.Next(3) switch { 0 => 30, 1 => 1, _ => 0 };

    private PixelRect Bounds()
    {
        if (_random.Next(4) == 0) return PixelRect.Of(panel.Size);
        return new PixelRect(
            _random.Next(-40, panel.Size.Width), _random.Next(-40, panel.Size.Height), _random.Next(0, panel.Size.Width), _random.Next(1, panel.Size.Height));
    }

    private RectF Rect() => new(X(), Y(), 1 + Number(panel.Size.Width), 1 + Number(panel.Size.Height));

    private float X() => Number(panel.Size.Width + 40) - 20;

    private float Y() => Number(panel.Size.Height + 40) - 20;

    private float Number(float below) => _random.Next(2) == 0 ? MathF.Round(_random.NextSingle() * below) : _random.NextSingle() * below;

    private Color Tint(int? alpha = null) =>
        new((uint)(alpha ?? (_random.Next(2) == 0 ? 255 : _random.Next(256))) << 24 | (uint)_random.Next(0x1000000));
}
