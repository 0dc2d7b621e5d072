using RearCloud.Core.Panels;

namespace RearCloud.Panel.Statistics;

/// <summary>
/// Estimates what a panel draws from the battery. The constants are those of a small self-lit display and of an efficient core, to an order of
/// magnitude; whoever has measured a device puts its own in.
/// </summary>
/// <remarks>
/// <code>
/// total     = light + refresh + processor
/// light     = lit share * pi * peak luminance * area / efficacy
/// refresh   = driver + scan * frames a second
/// processor = core * frames a second * median time of a frame
/// </code>
/// A flat surface that shines evenly in all directions (Lambert's law) with L cd/m² on A m² gives pi * L * A lumens. The lit share is the mean of
/// the pixels' linear light, 1 for white at peak luminance. The processor's part counts the frame thread alone.
/// </remarks>
public sealed record PowerModel
{
    private const double SquareMetresPerSquareInch = 0.0254 * 0.0254;

    /// <summary>Lumens that the display gives for a watt.</summary>
    public double EfficacyLumensPerWatt { get; init; } = 10;

    /// <summary>Milliwatts of the display's driver, whatever the rate.</summary>
    public double DriverMilliwatts { get; init; } = 10;

    /// <summary>Milliwatts for each refresh a second.</summary>
    public double ScanMilliwattsPerHertz { get; init; } = 0.25;

    /// <summary>Milliwatts of a core that is always busy.</summary>
    public double CoreMilliwatts { get; init; } = 400;

    /// <param name="panel">Its size, density and peak luminance.</param>
    /// <param name="litShare">Mean linear light of all pixels, 0 to 1; null if it is not known.</param>
    /// <param name="hertz">Frames a second; 0 asleep.</param>
    /// <param name="frameMicroseconds">Median time that the frame thread takes for a frame.</param>
    public PowerEstimate Estimate(PanelProfile panel, double? litShare, int hertz, double frameMicroseconds)
    {
        ArgumentNullException.ThrowIfNull(panel);
        var area = (double)panel.Size.Width * panel.Size.Height / ((double)panel.PixelsPerInch * panel.PixelsPerInch) * SquareMetresPerSquareInch;
        var light = litShare * 1000 * Math.PI * panel.PeakNits * area / EfficacyLumensPerWatt;
        var refresh = DriverMilliwatts + ScanMilliwattsPerHertz * hertz;
        var processor = CoreMilliwatts * Math.Min(1, hertz * frameMicroseconds / 1e6);
        return new PowerEstimate(
            TwoFigures((light ?? 0) + refresh + processor), light is { } known ? TwoFigures(known) : null, TwoFigures(refresh), TwoFigures(processor));
    }

    private static double TwoFigures(double milliwatts)
    {
        if (milliwatts <= 0) return 0;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(milliwatts)) - 1);
        return Math.Round(Math.Round(milliwatts / unit) * unit, 3);
    }
}
