using RearCloud.Client.Connecting;

namespace RearCloud.Client.Tests.Connecting;

public class BackoffTests
{
    [Fact]
    public void Ceilings_double_from_250_milliseconds_to_30_seconds()
    {
        var backoff = new Backoff(new Random(1));
        var ceilings = new List<double>();
        for (var i = 0; i < 10; i++)
        {
            ceilings.Add(backoff.Ceiling.TotalMilliseconds);
            backoff.Next();
        }

        Assert.Equal([250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000], ceilings);
    }

    [Fact]
    public void Waits_are_spread_over_the_whole_of_their_ceiling()
    {
        var seed = Environment.TickCount;
        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var attempt = 0; attempt < 9; attempt++)
        {
            var shares = new List<double>();
            for (var device = 0; device < 400; device++)
            {
                var backoff = new Backoff(random);
                for (var i = 0; i < attempt; i++) backoff.Next();
                var ceiling = backoff.Ceiling;
                shares.Add(backoff.Next() / ceiling);
            }

            Assert.All(shares, s => Assert.InRange(s, 0, 1));
            Assert.True(shares.Min() < 0.1 && shares.Max() > 0.9, $"seed {seed}: {shares.Min()} to {shares.Max()}");
            Assert.InRange(shares.Average(), 0.4, 0.6);
        }
    }

    [Fact]
    public void After_success_the_first_wait_is_short_again_and_many_failures_do_not_overflow()
    {
        var backoff = new Backoff(new Random(1));
        for (var i = 0; i < 1_000; i++) Assert.InRange(backoff.Next(), TimeSpan.Zero, Backoff.Cap);

        backoff.Reset();

        Assert.Equal(Backoff.First, backoff.Ceiling);
    }
}
