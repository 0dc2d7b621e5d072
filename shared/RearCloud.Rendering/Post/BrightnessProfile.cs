using RearCloud.Core;
using RearCloud.Core.Panels;

namespace RearCloud.Rendering.Post;

/// <summary>What light a panel may give, in nits (cd/m²). Invariant: <c>0 &lt; Least &lt;= Sustained &lt;= FullField &lt;= Peak</c>, all finite.</summary>
public sealed record BrightnessProfile
{
    /// <summary>More than any display gives.</summary>
    public const double MostNits = 100_000;

    private static readonly TimeSpan HeatTimeOfPanels = TimeSpan.FromSeconds(90);

    private BrightnessProfile(double least, double sustained, double fullField, double peak, TimeSpan heatTime)
    {
        Least = least;
        Sustained = sustained;
        FullField = fullField;
        Peak = peak;
        HeatTime = heatTime;
    }

    /// <summary>The darkest that the slider goes.</summary>
    public double Least { get; }

    /// <summary>What a white panel may give without end.</summary>
    public double Sustained { get; }

    /// <summary>What the power supply gives a white panel; a picture with less light may be brighter in proportion.</summary>
    public double FullField { get; }

    /// <summary>What a small bright place may give: value 255 without any gain.</summary>
    public double Peak { get; }

    /// <summary>In which the panel's warmth comes to within 1/e of where its light leads it.</summary>
    public TimeSpan HeatTime { get; }

    /// <summary>Makes a profile.</summary>
    /// <returns>A problem <c>post.profile</c> if the numbers are not finite, not positive or not in order.</returns>
    public static Result<BrightnessProfile> Create(double least, double sustained, double fullField, double peak, TimeSpan heatTime)
    {
        if (!(least > 0 && least <= sustained && sustained <= fullField && fullField <= peak && peak <= MostNits))
        {
            return new Problem(
                "post.profile", "", $"{least}, {sustained}, {fullField} and {peak} nits are no least, sustained, full-field and peak light.",
                $"Give positive nits in rising order, up to {MostNits}.");
        }

        if (heatTime <= TimeSpan.Zero)
            return new Problem("post.profile", "/heatTime", $"A panel cannot warm in {heatTime}.", "Give a time above zero.");
        return new BrightnessProfile(least, sustained, fullField, peak, heatTime);
    }

    /// <summary>
    /// A profile for a panel of which only the peak is known: of 3,500 nits it holds 700, gives 1,575 to a white picture and goes down to 2. Makers do not
    /// publish these; the shares are the product's own.
    /// </summary>
    /// <returns>A problem <c>post.profile</c> if the panel's peak is no light.</returns>
    public static Result<BrightnessProfile> Of(PanelProfile panel) =>
        Create(panel.PeakNits / 1_750.0, panel.PeakNits * 0.2, panel.PeakNits * 0.45, panel.PeakNits, HeatTimeOfPanels);
}
