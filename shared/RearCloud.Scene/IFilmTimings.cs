using RearCloud.Scene.Animation;

namespace RearCloud.Scene;

/// <summary>Knows which images are films.</summary>
public interface IFilmTimings
{
    /// <summary>When the frames of an image stand; null if it is still, not here or no image.</summary>
    /// <param name="sha256">The asset's SHA-256 in lower-case hexadecimal digits.</param>
    FilmTiming? TimingOf(string sha256);
}
