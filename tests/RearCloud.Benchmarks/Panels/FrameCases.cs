using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Core.Panels;
using RearCloud.Panel.Films;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Films;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Benchmarks.Panels;

/// <summary>What the frame thread spends on one frame of a scene.</summary>
internal sealed class FrameCases : IDisposable
{
    private static readonly PanelProfile Panel = PanelProfiles.Reference;
    private static readonly DateTimeOffset Start = DrawnScenes.Start;

    /// <summary>The richest scene, whose slowest frames count.</summary>
    public const string Rich = "rich";

    private readonly ImageCache _images = new(new Photograph());
    private readonly PanelPainter _painter;
    private readonly int _runs;

    public FrameCases(int runs)
    {
        _runs = runs;
        _painter = new PanelPainter(new FontLibrary(), _images);
    }

    /// <summary>The cases and the most that each may take, as a multiple of the yardstick; NaN where nothing is promised.</summary>
    public static IReadOnlyList<(string Name, double Bound)> All { get; } =
    [
        ("idle", 0.1), ("digital-second", 0.4), ("digital-second-built", double.NaN), ("analog-sweep", 2), ("standard-moving", 2), ("standard-full", 4.5),
        ("plain", double.NaN), ("notification-slide", 2), ("page-swipe", 1.7), ("crossfade", 4), ("dissolve", 4), ("frost-still", 7), ("frost-moving", 20), ("lottie-200", 2), ("lottie-200-made", double.NaN), ("lottie-200-direct", double.NaN),
        ("film", double.NaN), ("live-parallax", double.NaN), ("live-particles", double.NaN), ("live-flow", double.NaN), (Rich, double.NaN),
        ("widgets-10", double.NaN), ("widgets-100", double.NaN), ("widgets-1000", double.NaN),
    ];

    public Timing Measure(string name) => name switch
    {
        "idle" => Frames(DrawnScenes.Standard("10:09", 0.4)),
        "digital-second" => Ticking(Built()),
        "digital-second-built" => Building(),
        "analog-sweep" => Frames(DocumentScenes.Build(DocumentScenes.AnalogSweep, Start, null).Layers),
        "standard-moving" => Ticking(Standards()),
        "standard-full" => Whole(DrawnScenes.Standard("10:09", 0.4)),
        "plain" => Plain(DrawnScenes.Standard("10:09", 0.4)),
        "notification-slide" => Frames(DrawnScenes.NotificationSlide()),
        "page-swipe" => Frames(DrawnScenes.PageSwipe()),
        "crossfade" => Frames(DrawnScenes.Crossfade(SheetFade.Mix)),
        "dissolve" => Frames(DrawnScenes.Crossfade(SheetFade.Dissolve)),
        "frost-still" => Whole(DrawnScenes.Frost(moves: false)),
        "film" => Playing(Of(DrawnScenes.Film()), 25),
        "lottie-200" => Playing(Of(DrawnScenes.Lottie()), 60),
        "lottie-200-made" => Made(DrawnScenes.Rings),
        "lottie-200-direct" => Frames(DrawnScenes.LottieByShare()),
        "frost-moving" => Frames(DrawnScenes.Frost(moves: true)),
        "live-parallax" => Frames(LiveScenes.Parallax, 30),
        "live-particles" => Frames(LiveScenes.Particles, 30),
        "live-flow" => Frames(LiveScenes.Flow, 30),
        Rich => Playing(LiveScenes.Rich, 120),
        _ => Frames(DrawnScenes.Crowd(int.Parse(name.AsSpan("widgets-".Length), CultureInfo.InvariantCulture))),
    };

    public void Dispose()
    {
        _painter.Dispose();
        _images.Dispose();
    }

    private static Snapshot Of(ImmutableArray<DrawLayer> layers) => new(Panel, layers, null, 120, []);

    // A minute of snapshots: the frame thread's own cost, with glyphs that it has seen.
    private static Snapshot[] Built()
    {
        var snapshots = new Snapshot[60];
        for (var i = 0; i < snapshots.Length; i++) snapshots[i] = DocumentScenes.Build(DocumentScenes.DigitalSeconds, Start.AddSeconds(i), i == 0 ? null : snapshots[i - 1]);
        return snapshots;
    }

    // The clock shows another second and the progress has moved on in every frame.
    private static Snapshot[] Standards()
    {
        var snapshots = new Snapshot[60];
        for (var i = 0; i < snapshots.Length; i++)
        {
            var layers = DrawnScenes.Standard($"10:09:{i:00}", new Motion.Linear(0, 0.01, Start));
            if (i > 0) layers = [.. layers.Select(layer => snapshots[i - 1].Layers.FirstOrDefault(layer.Equals) ?? layer)];
            snapshots[i] = Of(layers);
        }

        return snapshots;
    }

    private Timing Frames(ImmutableArray<DrawLayer> layers) => Frames(Of(layers), 120);

    private Timing Frames(Snapshot snapshot, int hertz)
    {
        using var compositor = new PanelCompositor(_painter, Panel.Size);
        return Stopwatching.Measure(_runs, turn => compositor.Compose(snapshot, Start.AddSeconds((double)turn / hertz)));
    }

    // As on a panel: another thread has made the films' frames before they are due.
    private Timing Playing(Snapshot snapshot, int hertz)
    {
        var rings = new FilmRings(() => { });
        using var painter = new PanelPainter(new FontLibrary(), _images, rings);
        using var compositor = new PanelCompositor(painter, Panel.Size);
        Compose(0);
        try
        {
            var timing = Stopwatching.Measure(_runs, Compose, () => Fill(rings));
            return rings.LateFrames == 0 ? timing : throw new InvalidOperationException($"{rings.LateFrames} frames of films were not there.");
        }
        finally
        {
            foreach (var ring in rings.Open) ring.Dispose();
        }

        void Compose(int turn)
        {
            var time = Start.AddSeconds((double)turn / hertz);
            rings.Begin(time);
            compositor.Compose(snapshot, time);
        }
    }

    private void Fill(FilmRings rings)
    {
        foreach (var ring in rings.Open)
        {
            while (ring.HasWork)
            {
                if (ring.DecodeNext(_images.Assets) is { } problem) throw new InvalidOperationException($"{problem}");
            }
        }
    }

    // What the film thread spends on each frame of a film.
    private Timing Made(DrawOp.Film film)
    {
        using var decoder = FilmDecoder.Open(_images.Assets, film.Picture).Value!;
        using var frame = decoder.NewFrame();
        return Stopwatching.Measure(_runs, turn =>
        {
            if (decoder.Decode(turn % decoder.Frames, frame) is { } problem) throw new InvalidOperationException($"{problem}");
        });
    }

    private Timing Ticking(Snapshot[] snapshots)
    {
        using var compositor = new PanelCompositor(_painter, Panel.Size);
        return Stopwatching.Measure(_runs, turn => compositor.Compose(snapshots[turn % 60], Start.AddSeconds(turn / 120.0)));
    }

    private Timing Building()
    {
        using var compositor = new PanelCompositor(_painter, Panel.Size);
        Snapshot? last = null;
        return Stopwatching.Measure(_runs, turn => compositor.Compose(last = DocumentScenes.Build(DocumentScenes.DigitalSeconds, Start.AddSeconds(turn), last), Start.AddSeconds(turn)));
    }

    private Timing Whole(ImmutableArray<DrawLayer> layers)
    {
        using var buffer = new PixelBuffer(Panel.Size);
        return Stopwatching.Measure(_runs, _ => _painter.Paint(buffer, layers, Start));
    }

    // As a program draws that knows Skia and nothing of this project: every instruction on a canvas, with its objects kept.
    private Timing Plain(ImmutableArray<DrawLayer> layers)
    {
        using var buffer = new PixelBuffer(Panel.Size);
        var snapshot = Of(layers);
        return Stopwatching.Measure(_runs, _ => _painter.Paint(buffer.Canvas, snapshot, Start));
    }
}
