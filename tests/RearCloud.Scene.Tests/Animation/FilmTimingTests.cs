using RearCloud.Scene.Animation;

namespace RearCloud.Scene.Tests.Animation;

public sealed class FilmTimingTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(39, 0)]
    [InlineData(40, 1)]
    [InlineData(139, 1)]
    [InlineData(140, 2)]
    [InlineData(160, 3)]
    [InlineData(199, 3)]
    [InlineData(200, 4)]
    [InlineData(1_600_000, 30_000)]
    public void Positions_are_counted_through_all_plays(int milliseconds, long position)
    {
        var timing = Timing(0, 40, 100, 20);
        Assert.Equal(position, timing.PositionAt(Start, Start.AddMilliseconds(milliseconds)));
    }

    [Fact]
    public void A_film_that_ends_stays_at_its_last_frame_and_rests()
    {
        var timing = Timing(2, 40, 100);
        Assert.Equal(3, timing.PositionAt(Start, Start.AddYears(1)));
        Assert.Equal(1, timing.FrameOf(3));
        var rest = timing.RestsAt(Start);
        Assert.Equal(Start.AddMilliseconds(180), rest.AddMilliseconds(0.5));
        Assert.Equal(DateTimeOffset.MaxValue, timing.NextAfter(Start, rest));
        Assert.Equal(3, timing.PositionAt(Start, rest));
        Assert.Equal(DateTimeOffset.MaxValue, Timing(0, 40, 100).RestsAt(Start));
    }

    [Fact]
    public void The_next_frame_comes_when_it_is_said_to_and_not_a_tick_sooner()
    {
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var run = 0; run < 300; run++)
        {
            var timing = Timing(random.Next(3), [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, 500))]);
            var time = Start.AddMilliseconds(random.NextDouble() * 4_000 - 100);
            var next = timing.NextAfter(Start, time);
            var position = timing.PositionAt(Start, time);
            if (next == DateTimeOffset.MaxValue)
            {
                Assert.Equal(timing.LastPosition, position);
                continue;
            }

            Assert.True(next > time, $"seed {seed}, run {run}");
            Assert.Equal((position, position + 1), (timing.PositionAt(Start, next.AddTicks(-1)), timing.PositionAt(Start, next)));
        }
    }

    [Fact]
    public void A_beat_a_hair_before_a_frame_shows_it() =>
        Assert.Equal(1, Timing(0, 100, 100).PositionAt(Start, Start + 12 * TimeSpan.FromSeconds(1.0 / 120) - TimeSpan.FromTicks(9)));

    [Fact]
    public void Timings_compare_by_value()
    {
        Assert.Equal(Timing(1, 40, 100), Timing(1, 40, 100));
        Assert.NotEqual(Timing(1, 40, 100), Timing(2, 40, 100));
        Assert.NotEqual(Timing(1, 40, 100), Timing(1, 100, 40));
        Assert.Throws<ArgumentException>(() => Timing(0));
        Assert.Throws<ArgumentException>(() => Timing(0, 40, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Timing(-1, 40));
    }

    private static FilmTiming Timing(int plays, params int[] milliseconds) => new([.. milliseconds.Select(ms => TimeSpan.FromMilliseconds(ms))], plays);
}
