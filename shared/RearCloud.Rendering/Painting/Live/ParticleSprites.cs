using RearCloud.Scene.Drawing.Live;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>Pictures of the particles of a field, for some sizes and for quarters of a pixel, each made when it is first wanted. Premultiplied BGRA.</summary>
internal sealed class ParticleSprites(ParticleStyle style, float size, Color color)
{
    /// <summary>Places within a pixel, in each direction.</summary>
    public const int Steps = 1 << StepBits;

    /// <summary>Bits of a place in steps that lie below a pixel.</summary>
    public const int StepBits = 2;

    private const int Sizes = 8;

    private readonly uint[]?[] _sprites = new uint[Sizes * Steps * Steps][];

    /// <summary>Pixels from the middle's pixel to the furthest that any sprite touches.</summary>
    public int Reach { get; } = (int)MathF.Ceiling(size) + 1;

    /// <summary>The number of the size of a particle.</summary>
    public static int SizeOf(float nearness) => Math.Clamp((int)(nearness * Sizes), 0, Sizes - 1);

    /// <summary>Pixels of a side of the sprites of a size.</summary>
    public int SideOf(int sizeIndex) => 2 * ReachOf(sizeIndex) + 1;

    /// <summary>Pixels from the middle's pixel to the edge of the sprites of a size.</summary>
    public int ReachOf(int sizeIndex) => (int)MathF.Ceiling(Radius(sizeIndex)) + 1;

    /// <summary>The sprite whose middle lies some quarters of a pixel right of and below its middle pixel's corner.</summary>
    public uint[] Get(int sizeIndex, int stepX, int stepY)
    {
        ref var sprite = ref _sprites[(sizeIndex * Steps + stepY) * Steps + stepX];
        return sprite ??= Make(sizeIndex, (float)stepX / Steps, (float)stepY / Steps);
    }

    private float Radius(int sizeIndex) => size * (ParticlePlace.FarSize + (1 - ParticlePlace.FarSize) * sizeIndex / (Sizes - 1));

    private uint[] Make(int sizeIndex, float middleX, float middleY)
    {
        int reach = ReachOf(sizeIndex), side = SideOf(sizeIndex);
        var radius = Radius(sizeIndex);
        // Small ones have edges inside a pixel, which want to be looked at more closely.
        var looks = radius < 3 ? 4 : radius < 9 ? 2 : 1;
        var pixels = new uint[side * side];
        for (var i = 0; i < pixels.Length; i++)
        {
            float x = i % side - reach - middleX, y = i / side - reach - middleY, alpha = 0, white = 0;
            for (var look = 0; look < looks * looks; look++)
            {
                float dx = x + (look % looks + 0.5f) / looks, dy = y + (look / looks + 0.5f) / looks;
                var (a, w) = ParticleShape.At(style, MathF.Sqrt(dx * dx + dy * dy) / radius);
                alpha += a;
                white += a * w;
            }

            if (alpha > 0) pixels[i] = Pixel(alpha / (looks * looks), white / alpha);
        }

        return pixels;
    }

    private uint Pixel(float alpha, float white)
    {
        alpha *= color.Alpha;
        return (uint)MathF.Round(alpha) << 24 | Channel(color.Red) << 16 | Channel(color.Green) << 8 | Channel(color.Blue);

        uint Channel(byte value) => (uint)MathF.Round((value + (255 - value) * white) * alpha / 255);
    }
}
