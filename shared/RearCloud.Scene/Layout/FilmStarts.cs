using RearCloud.Scene.Animation;
using RearCloud.Scene.Drawing;

namespace RearCloud.Scene.Layout;

/// <summary>
/// Gives the films of a scene their place in time. Films without end count from 1970, so that each panel shows the same frame at the same moment, whenever it was
/// started; a film that ends begins when it is shown first. Where <see cref="IdleMotion"/> is not allowed the still picture stands.
/// </summary>
internal sealed class FilmStarts(SceneInput input, Snapshot? previous)
{
    /// <summary>The picture, or the film that it is.</summary>
    public DrawOp Play(DrawOp.Image picture)
    {
        if (!IdleMotion.IsAllowed(input.Signals)) return picture;
        if (input.Films?.TimingOf(picture.Asset) is not { } timing) return picture;
        return new DrawOp.Film(picture, timing, timing.IsEndless ? DateTimeOffset.UnixEpoch : ShownSince(picture.Asset) ?? input.Time);
    }

    private DateTimeOffset? ShownSince(string asset) =>
        previous is null ? null : FilmsOf(previous.Layers).FirstOrDefault(film => film.Picture.Asset == asset)?.Start;

    private static IEnumerable<DrawOp.Film> FilmsOf(IEnumerable<DrawLayer> layers) => layers.SelectMany(layer => layer.Ops).SelectMany(op => op switch
    {
        DrawOp.Film film => [film],
        DrawOp.Sheet sheet => FilmsOf(sheet.Content.Layers),
        _ => Enumerable.Empty<DrawOp.Film>(),
    });
}
