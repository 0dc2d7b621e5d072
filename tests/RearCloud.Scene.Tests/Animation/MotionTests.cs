using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Tests.Animation;

public class MotionTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 21, 10, 9, 36, TimeSpan.Zero);

    [Fact]
    public void A_line_goes_on_for_ever_and_without_speed_stands_still()
    {
        var line = new Motion.Linear(2, 6, Start);
        Assert.Equal((2, 8, -4), (line.At(Start), line.At(Start.AddSeconds(1)), line.At(Start.AddSeconds(-1))));
        Assert.Equal(DateTimeOffset.MaxValue, line.RestsAt);
        Assert.False(new Motion.Linear(2, 0, Start).IsMoving);
        Assert.False(((Motion)7).IsMoving);
    }

    [Fact]
    public void A_tween_stands_at_its_ends_before_and_after_it()
    {
        var tween = new Motion.Tween(10, 20, Start, TimeSpan.FromSeconds(2), Easing.Linear);
        Assert.Equal([10, 10, 15, 20, 20], new[] { -1.0, 0, 1, 2, 3 }.Select(s => tween.At(Start.AddSeconds(s))), Near);
        Assert.Equal(Start.AddSeconds(2), tween.RestsAt);
    }

    [Theory]
    [InlineData(0.25, 0.1, 0.25, 1)] // "ease" of CSS
    [InlineData(0.42, 0, 1, 1)]
    [InlineData(0.68, -0.55, 0.265, 1.55)]
    public void An_easing_lies_on_its_curve(double x1, double y1, double x2, double y2)
    {
        var easing = new Easing(x1, y1, x2, y2);
        for (var t = 0.0; t <= 1; t += 0.05)
        {
            double x = 3 * (1 - t) * (1 - t) * t * x1 + 3 * (1 - t) * t * t * x2 + t * t * t, y = 3 * (1 - t) * (1 - t) * t * y1 + 3 * (1 - t) * t * t * y2 + t * t * t;
            Assert.Equal(y, easing.At(x), 1e-4);
        }

        Assert.Equal((0, 1), (easing.At(-3), easing.At(3)));
    }

    [Theory]
    [InlineData(200, 10)] // swings
    [InlineData(100, 20)] // critical
    [InlineData(100, 40)] // creeps
    public void A_spring_follows_its_equation_and_rests_within_its_tolerance(double stiffness, double damping)
    {
        var spring = new Motion.Spring(0, 100, 50, stiffness, damping, 0.5, Start);
        double x = 0, v = 50;
        const double Step = 1e-5;
        var rests = (spring.RestsAt - Start).TotalSeconds;
        Assert.InRange(rests, 0.1, 10);
        for (var i = 1; i * Step < rests; i++)
        {
            v += (-stiffness * (x - 100) - damping * v) * Step;
            x += v * Step;
            if (i % 5_000 == 0) Assert.Equal(x, spring.At(Start + TimeSpan.FromSeconds(i * Step)), 0.05);
        }

        Assert.InRange(x, 99.4, 100.6);
        Assert.Equal(100, spring.At(spring.RestsAt));
        Assert.Equal(0, spring.At(Start.AddDays(-1)));
    }

    [Fact]
    public void Keyframes_are_passed_at_their_times_and_over_and_over_if_they_repeat()
    {
        var frames = new Keyframes([new(TimeSpan.Zero, 1, Easing.Linear), new(TimeSpan.FromSeconds(1), 3, Easing.Linear), new(TimeSpan.FromSeconds(3), -1, Easing.Linear)]);
        var once = new Motion.Keyframed(Start, frames, Repeats: false);
        Assert.Equal([1, 1, 2, 3, 1, -1, -1], new[] { -5.0, 0, 0.5, 1, 2, 3, 9 }.Select(s => once.At(Start.AddSeconds(s))), Near);
        Assert.Equal(Start.AddSeconds(3), once.RestsAt);
        var again = once with { Repeats = true };
        Assert.Equal([1, 2, 1, 2], new[] { 3.0, 3.5, 5, 300.5 }.Select(s => again.At(Start.AddSeconds(s))), Near);
        Assert.Equal(DateTimeOffset.MaxValue, again.RestsAt);
    }

    [Fact]
    public void What_is_made_of_the_same_is_equal()
    {
        static Motion Made() => new Motion.Keyframed(Start, new Keyframes([new(TimeSpan.Zero, 1, Easing.Out), new(TimeSpan.FromSeconds(1), 2, Easing.Out)]), true);
        Assert.Equal(Made(), Made());
        Assert.NotEqual<Motion>(new Motion.Linear(0, 1, Start), new Motion.Linear(0, 2, Start));
    }

    [Fact]
    public void A_clock_that_jumps_gives_finite_values()
    {
        Motion[] motions =
        [
            new Motion.Linear(0, 6, Start), new Motion.Tween(0, 1, Start, TimeSpan.MaxValue, Easing.InOut), new Motion.Spring(0, 1, 0, 100, 10, 0.01, Start),
            new Motion.Keyframed(Start, new Keyframes([new(TimeSpan.Zero, 1, Easing.Linear), new(TimeSpan.FromSeconds(1), 2, Easing.Linear)]), true),
        ];
        foreach (var motion in motions)
        {
            foreach (var time in new[] { DateTimeOffset.MinValue, Start.AddDays(-1), Start.AddDays(1), DateTimeOffset.MaxValue }) Assert.True(double.IsFinite(motion.At(time)), $"{motion} at {time}");
        }
    }

    [Fact]
    public void Numbers_that_make_no_motion_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Easing(-0.1, 0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Easing(0, 0, double.NaN, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Easing(0, double.PositiveInfinity, 1, 1));
        Assert.Throws<ArgumentException>(() => new Keyframes([]));
        Assert.Throws<ArgumentException>(() => new Keyframes([new(TimeSpan.FromSeconds(1), 0, Easing.Linear), new(TimeSpan.Zero, 0, Easing.Linear)]));
        Assert.Throws<ArgumentException>(() => new Keyframes([new(TimeSpan.Zero, double.NaN, Easing.Linear)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Motion.Spring(0, 1, 0, 0, 1, 0.1, Start).RestsAt);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Motion.Spring(0, 1, 0, 1, -1, 0.1, Start).RestsAt);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Motion.Spring(double.NaN, 1, 0, 1, 1, 0.1, Start).At(Start.AddSeconds(1)));
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) < 1e-6;
}
