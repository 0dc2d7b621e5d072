using System.Collections.Immutable;
using System.Globalization;
using RearCloud.Benchmarks.Measuring;
using RearCloud.Core.Panels;
using RearCloud.Rendering.Composition;
using RearCloud.Rendering.Fonts;
using RearCloud.Rendering.Images;
using RearCloud.Rendering.Memory;
using RearCloud.Rendering.Painting;
using RearCloud.Scene;
using SkiaSharp;

namespace RearCloud.Benchmarks.Panels;

/// <summary>What frames cost on the frame thread, against a copy of the panel's buffer.</summary>
internal sealed class PanelBench : IBench
{
    private static readonly DateTimeOffset Start = new(2026, 3, 21, 10, 9, 36, TimeSpan.Zero);
    private static readonly PanelProfile Panel = PanelProfiles.Reference;

    public string Name => "panel";

    public string Yardstick => $"a copy of the panel's buffer ({Panel.Size} x 4 bytes, hot)";

    public IReadOnlyList<string> Cases { get; } = ["idle", "digital-second", "digital-second-built", "analog-sweep", "standard-full"];

    public unsafe Task<IReadOnlyList<BenchRow>> RunAsync(BenchWish wish)
    {
        var runs = wish.IsQuick ? 200 : 2_000;
        using var from = new PixelBuffer(Panel.Size);
        using var to = new PixelBuffer(Panel.Size);
        var bytes = (long)from.RowBytes * Panel.Size.Height;
        var copy = Stopwatching.Measure(runs, _ => Buffer.MemoryCopy((void*)from.Pixels, (void*)to.Pixels, bytes, bytes)).P50;

        using var images = new ImageCache(new NoAssets());
        using var painter = new PanelPainter(new FontLibrary(), images);
        var rows = Cases.Where(wish.Includes).Select(name => new BenchRow(name, Measure(name, painter, runs), copy)).ToList();
        return Task.FromResult<IReadOnlyList<BenchRow>>(rows);
    }

    private static Timing Measure(string name, PanelPainter painter, int runs) => name switch
    {
        "idle" => Idle(painter, runs),
        "digital-second" => Ticking(painter, Scenes.DigitalSeconds, runs, includeScene: false),
        "digital-second-built" => Ticking(painter, Scenes.DigitalSeconds, runs, includeScene: true),
        "analog-sweep" => Sweeping(painter, runs),
        "standard-full" => Full(painter, runs),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such case"),
    };

    private static Timing Idle(PanelPainter painter, int runs)
    {
        using var compositor = new PanelCompositor(painter, Panel.Size);
        var snapshot = Build(Scenes.Standard, Start, null);
        return Stopwatching.Measure(runs, turn => compositor.Compose(snapshot, Start.AddSeconds(turn / 120.0)));
    }

    private static Timing Ticking(PanelPainter painter, SceneDocuments documents, int runs, bool includeScene)
    {
        using var compositor = new PanelCompositor(painter, Panel.Size);
        Snapshot? last = null;
        if (includeScene)
            return Stopwatching.Measure(runs, turn => compositor.Compose(last = Build(documents, Start.AddSeconds(turn), last), Start.AddSeconds(turn)));

        // A minute of snapshots in a ring: the frame thread's own cost, with glyphs that it has seen.
        var snapshots = new Snapshot[60];
        for (var i = 0; i < snapshots.Length; i++) snapshots[i] = last = Build(documents, Start.AddSeconds(i), last);
        return Stopwatching.Measure(runs, turn => compositor.Compose(snapshots[(turn + 60) % 60], Start.AddSeconds(turn)));
    }

    private static Timing Sweeping(PanelPainter painter, int runs)
    {
        using var compositor = new PanelCompositor(painter, Panel.Size);
        var snapshot = Build(Scenes.AnalogSweep, Start, null);
        return Stopwatching.Measure(runs, turn => compositor.Compose(snapshot, Start.AddSeconds((turn + 50) / 120.0)));
    }

    private static Timing Full(PanelPainter painter, int runs)
    {
        using var buffer = new PixelBuffer(Panel.Size);
        var info = new SKImageInfo(Panel.Size.Width, Panel.Size.Height, SKColorType.Bgra8888, SKAlphaType.Opaque);
        using var surface = SKSurface.Create(info, buffer.Pixels, buffer.RowBytes);
        var snapshot = Build(Scenes.Standard, Start, null);
        return Stopwatching.Measure(runs, _ => painter.Paint(surface.Canvas, snapshot, Start));
    }

    private static Snapshot Build(SceneDocuments documents, DateTimeOffset time, Snapshot? previous) => SceneBuilder.Build(
        new SceneInput(
            Panel, documents, SignalSet.Empty.With("battery.level", SignalValue.Of(82)), time, TimeZoneInfo.Utc, CultureInfo.InvariantCulture, ImmutableArray<Core.Edits.TraceId>.Empty),
        previous);

    private sealed class NoAssets : IAssetSource
    {
        public Stream? Open(string sha256) => null;
    }
}
