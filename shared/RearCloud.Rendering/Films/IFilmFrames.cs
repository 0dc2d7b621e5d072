using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Films;

/// <summary>Has the frames of films for the painter: decoded when they are asked for, or ahead of time.</summary>
internal interface IFilmFrames
{
    /// <summary>
    /// Settles which frame a film shows from here on; asked again for the same picture the answer is the same. It is the one of the moment, or the newest before it that is here.
    /// </summary>
    /// <returns>Its position, as the film's timing counts; -1 while there is none.</returns>
    long Settle(DrawOp.Film film, DateTimeOffset time);

    /// <summary>The frame that was settled, or that of a moment if none was; null while there is none. Valid until the next settling.</summary>
    FilmFrame? FrameOf(DrawOp.Film film, DateTimeOffset time);
}
