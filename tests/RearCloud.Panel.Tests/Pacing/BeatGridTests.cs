using RearCloud.Panel.Pacing;

namespace RearCloud.Panel.Tests.Pacing;

public sealed class BeatGridTests
{
    private const long Second = 1_000_000_000;

    [Fact]
    public void Beats_do_not_drift()
    {
        var grid = new BeatGrid(17, 120);
        Assert.Equal(17 + 8_333_333, grid.At(1));
        Assert.Equal(17 + Second, grid.At(120));
        Assert.Equal(17 + Second * 86_400 * 365 * 10, grid.At(120L * 86_400 * 365 * 10));
    }

    [Fact]
    public void Beats_that_went_by_are_dropped()
    {
        var grid = new BeatGrid(0, 120);
        Assert.Equal(1, grid.Next(0, 5));
        Assert.Equal(6, grid.Next(1, grid.At(5)));
        Assert.Equal(6, grid.Next(5, grid.At(5) + 1));
        Assert.Equal(1201, grid.Next(3, 10 * Second));
    }

    [Fact]
    public void No_beat_comes_twice()
    {
        var grid = new BeatGrid(0, 120);
        Assert.Equal(8, grid.Next(7, grid.At(6)));
    }

    [Fact]
    public void Every_answer_is_the_first_beat_that_is_neither_past_nor_given()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var i = 0; i < 10_000; i++)
        {
            var grid = new BeatGrid(random.NextInt64(Second), random.Next(1, 241));
            var now = grid.Origin + random.NextInt64(3600 * Second);
            var last = random.Next(0, 100);
            var next = grid.Next(last, now);
            Assert.True(next > last && grid.At(next) > now, $"seed {seed}, step {i}");
            Assert.True(next == last + 1 || grid.At(next - 1) <= now, $"seed {seed}, step {i}");
        }
    }
}
