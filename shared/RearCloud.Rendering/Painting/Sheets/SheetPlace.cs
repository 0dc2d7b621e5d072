using RearCloud.Core.Panels;
using RearCloud.Scene.Drawing;

namespace RearCloud.Rendering.Painting.Sheets;

/// <summary>How a sheet stands at a moment: by whole pixels, and by 256 steps of opacity.</summary>
/// <param name="X">To the right of where it rests.</param>
/// <param name="Y">Down from where it rests.</param>
/// <param name="Opacity">0 for nothing to 256 for all of it.</param>
/// <param name="Fade">What becomes of it between the two.</param>
internal readonly record struct SheetPlace(int X, int Y, int Opacity, SheetFade Fade = SheetFade.Mix)
{
    // Far outside any panel, so that sums of two stay inside an int.
    private const double Farthest = 1_000_000;

    public static SheetPlace Of(DrawOp.Sheet op, DateTimeOffset time) =>
        new(Whole(op.X.At(time)), Whole(op.Y.At(time)), (int)Math.Round(Math.Clamp(Number(op.Opacity.At(time)), 0, 1) * 256), op.Fade);

    public PixelRect Move(PixelRect area) => area with { X = area.X + X, Y = area.Y + Y };

    private static int Whole(double value) => (int)Math.Round(Math.Clamp(Number(value), -Farthest, Farthest), MidpointRounding.AwayFromZero);

    private static double Number(double value) => double.IsNaN(value) ? 0 : value;
}
