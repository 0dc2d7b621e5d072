using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Films.Decoding;

/// <summary>The words for why a file is not played.</summary>
internal static class FilmProblems
{
    public static Problem Still { get; } = new("film.still", "", "The image has one frame.", "Show it as a picture.");

    public static Problem TooManyFrames(int frames) =>
        new("film.too-many-frames", "", $"The film has {frames} frames, more than {FilmLimits.Frames}.", "Shorten it, or leave out every second frame.");

    public static Problem TooLong(TimeSpan duration) =>
        new("film.too-long", "", $"The film takes {duration.TotalSeconds:0} seconds, more than {FilmLimits.Duration.TotalSeconds:0}.", "Shorten it.");

    public static Problem TooManyPixels(PixelSize size, int frames, long limit) =>
        new("film.too-many-pixels", "", $"The film has {frames} frames of {size} pixels, together more than {limit / 1_000_000} million.", "Scale it down or shorten it.");

    public static Problem TooLarge { get; } =
        new("film.too-large", "", $"The film has more than {FilmLimits.Bytes / (1024 * 1024)} MiB.", "Scale it down or shorten it.");

    public static Problem Box(PixelSize size) =>
        new("film.box", "", $"A film cannot fill {size} pixels.", $"At most {Scene.Drawing.DrawSheet.MostPixels} pixels are possible.");

    public static Problem Frame(int frame) =>
        new("film.frame", "", $"Frame {frame + 1} does not decode.", "Open the film in an image program, export it again and upload that.");
}
