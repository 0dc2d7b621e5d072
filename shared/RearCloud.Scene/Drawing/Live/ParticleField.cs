namespace RearCloud.Scene.Drawing.Live;

/// <summary>Many small lights. Where each stands is a function of the seed, its number and the time.</summary>
/// <param name="Style">Their look and their ways.</param>
/// <param name="Count">1 to <see cref="MostCount"/>.</param>
/// <param name="Size">Radius of the nearest in panel pixels, up to <see cref="LargestSize"/>; those that are further away are smaller.</param>
/// <param name="Color">Their colour; its alpha is that of the brightest.</param>
/// <param name="Seed">Chooses their places.</param>
public sealed record ParticleField(ParticleStyle Style, int Count, float Size, Color Color, int Seed)
{
    public const int MostCount = 400;

    public const float SmallestSize = 0.5f;

    public const float LargestSize = 32;

    /// <summary>True if it can be drawn.</summary>
    public bool IsValid => Enum.IsDefined(Style) && Count is >= 1 and <= MostCount && Size is >= SmallestSize and <= LargestSize;
}
