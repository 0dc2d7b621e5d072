using System.Collections.Immutable;
using RearCloud.Core.Panels;
using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;
using RearCloud.Scene.Layout;

namespace RearCloud.Scene.Wallpapers;

/// <summary>What a wallpaper may look at. What moves goes on from where it stood in the snapshot before.</summary>
/// <param name="Panel">The whole panel.</param>
/// <param name="Scale">Panel pixels for one design pixel.</param>
/// <param name="Signals">The values outside.</param>
/// <param name="Time">Now.</param>
/// <param name="Films">Lets images play that are films.</param>
/// <param name="Before">The wallpaper's instructions in the snapshot before; empty if there was none.</param>
internal readonly record struct WallpaperCanvas(PixelRect Panel, float Scale, SignalSet Signals, DateTimeOffset Time, FilmStarts Films, ImmutableArray<DrawOp> Before)
{
    /// <summary>Frames a second of what drifts slowly: more look no better.</summary>
    public const int FramesPerSecond = 30;

    /// <summary>The critically damped spring on which a picture follows the hand that tilts it: all but there after a quarter of a second.</summary>
    private const double Stiffness = 220;

    // A picture that is nearer than this is taken to be there.
    private const double NearPixels = 0.25;

    private static readonly double Damping = 2 * Math.Sqrt(Stiffness);
    private static readonly TimeSpan Instant = TimeSpan.FromMilliseconds(1);

    public RectF Box => new(Panel.X, Panel.Y, Panel.Width, Panel.Height);

    public bool Moves => IdleMotion.IsAllowed(Signals);

    public static WallpaperCanvas Of(SceneInput input, FilmStarts films, float scale, Snapshot? previous)
    {
        var before = ImmutableArray<DrawOp>.Empty;
        foreach (var layer in previous?.Layers ?? [])
        {
            if (layer.Id == LayerNames.Wallpaper) before = layer.Ops;
        }

        return new WallpaperCanvas(PixelRect.Of(input.Panel.Size), scale, input.Signals, input.Time, films, before);
    }

    /// <summary>The instruction that stood at a place before, if it is of a kind.</summary>
    public T? BeforeAt<T>(int index)
        where T : DrawOp => index < Before.Length ? Before[index] as T : null;

    /// <summary>Time that goes at a speed, or stands while nothing may move; it never jumps.</summary>
    public Motion Phase(Motion? before, double perSecond)
    {
        if (!Moves) perSecond = 0;
        return before switch
        {
            null => perSecond == 0 ? 0 : new Motion.Linear(0, perSecond, DateTimeOffset.UnixEpoch),
            Motion.Linear line when line.PerSecond == perSecond => line,
            Motion.Still still when perSecond == 0 => still,
            _ when perSecond == 0 => before.At(Time),
            _ => new Motion.Linear(before.At(Time), perSecond, Time),
        };
    }

    /// <summary>Goes to a place on a spring, with the speed that it has.</summary>
    public Motion Follow(Motion? before, double place)
    {
        if (before is null) return place;
        var end = before is Motion.Spring spring ? spring.To : before.At(DateTimeOffset.MaxValue);
        if (Math.Abs(end - place) <= NearPixels) return before;
        var now = before.At(Time);
        var perSecond = Time > DateTimeOffset.MaxValue - Instant ? 0 : (before.At(Time + Instant) - now) / Instant.TotalSeconds;
        return new Motion.Spring(now, place, perSecond, Stiffness, Damping, NearPixels, Time);
    }
}
