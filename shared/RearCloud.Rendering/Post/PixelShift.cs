namespace RearCloud.Rendering.Post;

/// <summary>
/// A slow path of the whole picture around its place, so that no edge burns in: one pixel a minute at most, back and forth through all 25 places
/// at most two pixels away. A pure function of time.
/// </summary>
internal static class PixelShift
{
    /// <summary>The farthest that the picture is away from its place, in each direction.</summary>
    public const int Reach = 2;

    private const int Side = 2 * Reach + 1;
    private const int Places = Side * Side;

    /// <summary>How long the picture stands still.</summary>
    public static TimeSpan Rest { get; } = TimeSpan.FromMinutes(1);

    /// <summary>After this time the path begins anew; each place was visited twice, for one rest each time.</summary>
    public static TimeSpan Round { get; } = 2 * Places * Rest;

    /// <summary>Where the picture stands at a moment.</summary>
    public static PixelOffset At(DateTimeOffset time)
    {
        var step = (int)(Math.DivRem(time.UtcTicks, Rest.Ticks).Quotient % (2 * Places));

        // The places that a snake would take, row by row, and then the same way back: each end counts twice, as all others do.
        var place = step < Places ? step : 2 * Places - 1 - step;
        var (row, column) = Math.DivRem(place, Side);
        return new PixelOffset((row % 2 == 0 ? column : Side - 1 - column) - Reach, row - Reach);
    }

    /// <summary>When the picture moves next.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset time) => new(time.UtcTicks - time.UtcTicks % Rest.Ticks + Rest.Ticks, TimeSpan.Zero);
}
