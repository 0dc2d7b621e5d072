namespace RearCloud.Panel.Pacing;

/// <summary>Decides how often the panel is refreshed: as fast as what moves wants or a finger may want, slowly if a change is near, and not at all if nothing moves.</summary>
internal static class RefreshGovernor
{
    /// <summary>Refresh rates as parts of the fastest; on a 120 Hz panel 120, 60, 30, 10 and 1.</summary>
    private static ReadOnlySpan<int> Divisors => [120, 12, 4, 2, 1];

    /// <summary>The panel sleeps until something new comes.</summary>
    public const int Asleep = 0;

    /// <summary>A display falls asleep and wakes at a cost: for a change that comes sooner it is kept at its slowest rate.</summary>
    public static readonly TimeSpan NearChange = TimeSpan.FromSeconds(1);

    /// <summary>Frames a second that are worth their energy; 0 to sleep.</summary>
    /// <param name="motionHertz">What the scene's motion wants; 0 if nothing moves.</param>
    /// <param name="untilChange">How long the scene stays as it is; null if only news can change it.</param>
    /// <param name="isTouched">True if somebody touches the panel or just did.</param>
    /// <param name="panelHertz">Beats a second.</param>
    public static int WantedHertz(int motionHertz, TimeSpan? untilChange, bool isTouched, int panelHertz)
    {
        if (isTouched) return panelHertz;
        if (motionHertz > 0) return motionHertz;
        return untilChange <= NearChange ? 1 : 0;
    }

    /// <summary>Every how many beats a frame is due, or <see cref="Asleep"/>.</summary>
    /// <param name="wantedHertz">Frames a second that are wanted; 0 if none are.</param>
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

    /// <summary>After how many beats a frame is due if the picture is another after a time, as a film's is: on the first beat that shows it, and at least once a second.</summary>
    /// <param name="untilStep">How long the picture stays; null if it moves without a pause or rests.</param>
    /// <param name="beatsPerFrame">After how many beats a frame is due anyway, or <see cref="Asleep"/>.</param>
    /// <param name="panelHertz">Beats a second.</param>
    public static int BeatsUntil(TimeSpan? untilStep, int beatsPerFrame, int panelHertz)
    {
        if (untilStep is not { } wait) return beatsPerFrame;
        var beats = (int)Math.Clamp(Math.Ceiling(wait.TotalSeconds * panelHertz), 1, panelHertz);
        return beatsPerFrame == Asleep ? beats : Math.Min(beats, beatsPerFrame);
    }
}
