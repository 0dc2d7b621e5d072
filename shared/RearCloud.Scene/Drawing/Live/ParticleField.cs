using RearCloud.Core;

namespace RearCloud.Scene.Drawing.Live;

/// <summary>Many small lights. Where each stands is a function of the seed, its number and the time.</summary>
/// <param name="Style">Their look and their ways.</param>
/// <param name="Count">1 to <see cref="Limits.Particles"/>.</param>
/// <param name="Size">Radius of the nearest in panel pixels, up to <see cref="LargestSize"/>; those that are further away are smaller.</param>
/// <param name="Color">Their colour; its alpha is that of the brightest.</param>
/// <param name="Seed">Chooses their places.</param>
public sealed record ParticleField(ParticleStyle Style, int Count, float Size, Color Color, int Seed)
{
    public const float SmallestSize = 0.5f;

    public const float LargestSize = 32;

    /// <summary>True if it can be drawn.</summary>
    public bool IsValid => Style is >= ParticleStyle.Dust and <= ParticleStyle.Stars && Count is >= 1 and <= Limits.Particles && Size is >= SmallestSize and <= LargestSize;
}
