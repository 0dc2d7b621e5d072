using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing.Live;

namespace RearCloud.Rendering.Painting.Live;

/// <summary>Where a particle stands at a moment: a function of its field, its number and the time.</summary>
/// <param name="X">Of its middle, in panel pixels.</param>
/// <param name="Y">The same, down.</param>
/// <param name="Nearness">0 for the farthest and smallest to 1 for the nearest.</param>
/// <param name="Light">0 to 1.</param>
internal readonly record struct ParticlePlace(double X, double Y, float Nearness, float Light)
{
    /// <summary>How large the farthest are, as a part of the nearest.</summary>
    public const float FarSize = 0.35f;

    // Ways are written for a panel of this height, and go as far on others as it looks.
    private const double DesignHeight = 572;

    /// <param name="field">The particles.</param>
    /// <param name="index">The particle's number.</param>
    /// <param name="seconds">Their own time.</param>
    /// <param name="area">Where they drift.</param>
    /// <param name="margin">Pixels around the area at which one that left it is not seen any more.</param>
    /// <param name="shiftX">Shift of the nearest to the right; the farther ones follow less.</param>
    /// <param name="shiftY">The same, down.</param>
    public static ParticlePlace Of(ParticleField field, int index, double seconds, PixelRect area, int margin, double shiftX, double shiftY)
    {
        var chance = new SeededNumbers(field.Seed, index);
        float startX = chance.Next(), startY = chance.Next(), near = chance.Next(), turn = chance.Next(), pace = 0.75f + 0.5f * chance.Next(), side = chance.Next() - 0.5f;
        near *= near;
        var depth = FarSize + (1 - FarSize) * near;
        var way = Way(field.Style, pace, side);
        var unit = area.Height / DesignHeight * depth;
        double width = area.Width + 2.0 * margin, height = area.Height + 2.0 * margin;
        var sway = way.Sway * Wave(seconds * way.SwayRate + turn);
        var x = Wrap(startX * width + (way.X * seconds + sway) * unit + shiftX * depth, width);
        var y = Wrap(startY * height + way.Y * seconds * unit + shiftY * depth, height);
        var light = (1 - way.Glimmer * (0.5 + 0.5 * Wave(seconds * way.GlimmerRate + turn))) * (0.4 + 0.6 * near);
        if (field.Style == ParticleStyle.Embers) light *= Math.Min(1, 0.15 + 1.3 * y / height);
        return new ParticlePlace(area.X - margin + x, area.Y - margin + y, near, (float)light);
    }

    // Pixels and turns a second, on the design's panel.
    private static Ways Way(ParticleStyle style, float pace, float side) => style switch
    {
        ParticleStyle.Snow => new Ways(-9 + 14 * side, 62 * pace, 22, 0.11 * pace, 0, 0),
        ParticleStyle.Embers => new Ways(16 * side, -58 * pace, 26, 0.17 * pace, 0.55, 0.7 * pace),
        ParticleStyle.Stars => new Ways(-1.5, 0.3, 0, 0, 0.7, 0.16 * pace),
        _ => new Ways(16 * side, -7 * pace, 20, 0.045 * pace, 0.75, 0.09 * pace),
    };

    private static double Wave(double turns) => Math.Sin((turns - Math.Floor(turns)) * (2 * Math.PI));

    private static double Wrap(double value, double length) => value - Math.Floor(value / length) * length;

    private readonly record struct Ways(double X, double Y, double Sway, double SwayRate, double Glimmer, double GlimmerRate);
}
