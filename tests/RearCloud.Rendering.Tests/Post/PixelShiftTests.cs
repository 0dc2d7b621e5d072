using RearCloud.Rendering.Post;

namespace RearCloud.Rendering.Tests.Post;

public sealed class PixelShiftTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 20, 12, 0, 0, TimeSpan.FromHours(5.5));

    [Fact]
    public void A_round_visits_every_place_equally_often_and_goes_one_pixel_at_a_time()
    {
        var steps = (int)(PixelShift.Round / PixelShift.Rest);
        var places = Enumerable.Range(0, steps).Select(i => PixelShift.At(Noon + i * PixelShift.Rest)).ToList();

        Assert.Equal(25, places.Distinct().Count());
        Assert.All(places.GroupBy(p => p), g => Assert.Equal(2, g.Count()));
        Assert.All(places, p => Assert.True(Math.Abs(p.X) <= PixelShift.Reach && Math.Abs(p.Y) <= PixelShift.Reach));
        for (var i = 0; i < steps; i++)
        {
            var (from, to) = (places[i], places[(i + 1) % steps]);
            Assert.True(Math.Abs(from.X - to.X) + Math.Abs(from.Y - to.Y) <= 1, $"{from} to {to}");
        }
    }

    [Fact]
    public void It_stands_still_until_the_moment_that_it_tells()
    {
        var next = PixelShift.NextAfter(Noon.AddSeconds(17));
        Assert.Equal(Noon + PixelShift.Rest, next);
        Assert.Equal(PixelShift.At(Noon), PixelShift.At(next.AddTicks(-1)));
        Assert.Equal(next + PixelShift.Rest, PixelShift.NextAfter(next));
    }

    [Fact]
    public void Any_moment_has_a_place()
    {
        foreach (var time in new[] { DateTimeOffset.MinValue, DateTimeOffset.UnixEpoch.AddYears(-100), DateTimeOffset.MaxValue })
            Assert.InRange(PixelShift.At(time).X, -PixelShift.Reach, PixelShift.Reach);
    }
}
