using System.Text.Json.Serialization.Metadata;
using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Drawing.Json;

internal sealed class FilmTimingConverter : PartsConverter<FilmTiming, FilmTimingParts>
{
    protected override JsonTypeInfo<FilmTimingParts> Parts => SceneJson.Default.FilmTimingParts;

    protected override FilmTimingParts Split(FilmTiming whole) => new([.. Enumerable.Range(0, whole.Frames).Select(whole.DurationOf)], whole.Plays);

    protected override FilmTiming Join(FilmTimingParts parts) => new(parts.Durations, parts.Plays);
}
