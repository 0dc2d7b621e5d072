using RearCloud.Rendering.Post.Light;

namespace RearCloud.Rendering.Post;

/// <summary>
/// Decides how bright white is: what the owner and the light around want, as far as warmth and power allow. Pure: state and elapsed time are arguments.
/// Invariant: <c>Nits</c> is never above the profile's peak, and never above <c>FullField / Level</c> unless that is below the profile's least.
/// </summary>
internal static class Brightness
{
    /// <summary>Light around from which more than the sustained light is asked of the panel: bright shade.</summary>
    public const double HighFromLux = 5_000;

    // Above this warmth high brightness fades, so that it ends in a balance and not in a jump.
    private const double FadesFromHeat = 0.8;

    // Nits go in steps of this factor, and up only by two of them: a picture that is hardly lighter does not draw the panel anew.
    private const double Step = 1.025;

    /// <summary>The state after some time in which the panel went on as it was.</summary>
    /// <param name="profile">Of the panel.</param>
    /// <param name="state">As it was; default at the start.</param>
    /// <param name="input">What counts from now on.</param>
    /// <param name="elapsed">Since <paramref name="state"/>; below zero, as after a clock was set back, counts as none.</param>
    public static BrightnessState Next(BrightnessProfile profile, in BrightnessState state, in BrightnessInput input, TimeSpan elapsed)
    {
        var heat = Warmed(profile, state, elapsed);
        var bounded = input.Bounded();
        var wanted = Math.Min(AmbientCurve.Wanted(profile, bounded), Allowed(profile, bounded, heat));
        var nits = Settled(profile, state.Nits, wanted);
        return new BrightnessState(nits, nits * bounded.Level, heat);
    }

    /// <summary>The factor on the light of a picture, from 0 to 1.</summary>
    public static double LightOf(BrightnessProfile profile, in BrightnessState state) => Math.Clamp(state.Nits / profile.Peak, 0, 1);

    // First-order warming: dH/dt = (Load / Sustained - H) / HeatTime, solved for a load that stays, so that many short steps equal a long one.
    private static double Warmed(BrightnessProfile profile, in BrightnessState state, TimeSpan elapsed)
    {
        if (elapsed <= TimeSpan.Zero) return state.Heat;
        var end = state.Load / profile.Sustained;
        return end + (state.Heat - end) * Math.Exp(-elapsed / profile.HeatTime);
    }

    private static double Allowed(BrightnessProfile profile, in BrightnessInput input, double heat)
    {
        var byPower = input.Level * profile.Peak <= profile.FullField ? profile.Peak : profile.FullField / input.Level;
        if (!(input.Lux >= HighFromLux)) return Math.Min(profile.Sustained, byPower);
        var reserve = Math.Clamp((1 - heat) / (1 - FadesFromHeat), 0, 1);
        return Math.Min(profile.Sustained + (profile.Peak - profile.Sustained) * reserve, byPower);
    }

    private static double Settled(BrightnessProfile profile, double nits, double wanted)
    {
        if (nits > 0 && nits <= wanted && wanted < nits * Step * Step && wanted < profile.Peak) return nits;
        if (wanted >= profile.Peak) return profile.Peak;
        var steps = Math.Ceiling(Math.Log(profile.Peak / wanted) / Math.Log(Step));
        return Math.Max(profile.Least, Math.Min(wanted, profile.Peak * Math.Pow(Step, -steps)));
    }
}
