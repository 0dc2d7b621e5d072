using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>How particles look from their middle outwards.</summary>
internal static class ParticleShape
{
    /// <summary>How much of a particle covers, and how white it is, at a part of its radius.</summary>
    public static (float Alpha, float White) At(ParticleStyle style, float distance)
    {
        if (distance >= 1) return default;
        return style switch
        {
            ParticleStyle.Snow => (Inside(distance, 0.35f, 1), 0),
            ParticleStyle.Embers => Glowing(Inside(distance, 0.12f, 0.45f), 0.55f * (1 - distance) * (1 - distance), 0.45f),
            ParticleStyle.Stars => Glowing(Inside(distance, 0.1f, 0.5f), 0.35f * (1 - distance) * (1 - distance) * (1 - distance), 0.5f),
            _ => ((1 - distance * distance) * (1 - distance * distance), 0),
        };
    }

    // A white-hot core in a glow of its own colour.
    private static (float Alpha, float White) Glowing(float core, float glow, float white) => (1 - (1 - core) * (1 - glow), core * white);

    /// <summary>1 inside, 0 outside, and smooth between.</summary>
    private static float Inside(float distance, float inner, float outer)
    {
        var part = Math.Clamp((outer - distance) / (outer - inner), 0, 1);
        return part * part * (3 - 2 * part);
    }
}
