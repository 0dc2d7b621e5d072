namespace RearCloud.Panel.Pacing;

/// <summary>Decides how often the panel is refreshed: as fast as what moves wants, and not at all if nothing moves.</summary>
internal static class RefreshGovernor
{
    /// <summary>Refresh rates as parts of the fastest; on a 120 Hz panel 120, 60, 30, 10 and 1.</summary>
    private static ReadOnlySpan<int> Divisors => [120, 12, 4, 2, 1];

    /// <summary>The panel sleeps until something new comes.</summary>
    public const int Asleep = 0;

    /// <summary>Every how many beats a frame is due, or <see cref="Asleep"/>.</summary>
    /// <param name="wantedHertz">Frames a second that the scene's motion wants; 0 if nothing moves.</param>
    /// <param name="panelHertz">Beats a second.</param>
    public static int BeatsPerFrame(int wantedHertz, int panelHertz)
    {
        if (wantedHertz <= 0) return Asleep;
        foreach (var divisor in Divisors)
        {
            if (panelHertz % divisor == 0 && panelHertz / divisor >= wantedHertz) return divisor;
        }

        return 1;
    }
}
