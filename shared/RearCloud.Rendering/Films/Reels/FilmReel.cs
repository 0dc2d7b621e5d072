using RearCloud.Rendering.Memory;

namespace RearCloud.Rendering.Films.Reels;

/// <summary>The frames of one film, to be drawn into one box: placed, scaled and rounded as its picture says. For one thread at a time.</summary>
internal abstract class FilmReel : IDisposable
{
    /// <summary>Frames of one play.</summary>
    public abstract int Frames { get; }

    /// <summary>True if its frames let nothing shine through and fill their box.</summary>
    public abstract bool IsOpaque { get; }

    /// <summary>Draws a frame into an empty picture of its box; false if it does not decode, and then the picture holds anything. Cheapest in their order.</summary>
    public abstract bool Draw(int frame, PixelBuffer box);

    public abstract void Dispose();
}
