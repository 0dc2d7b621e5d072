using Microsoft.Extensions.Time.Testing;
using RearCloud.Cli.Panels.Reports;
using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Tests.Panels.Reports;

public sealed class EnergyCountTests
{
    [Fact]
    public async Task It_adds_up_the_power_of_each_second()
    {
        var clock = new FakeTimeProvider();
        var power = 500.0;
        var looked = new SemaphoreSlim(0);
        var count = new EnergyCount(Look, clock);
        using var ending = new CancellationTokenSource();
        var counting = count.RunAsync(ending.Token);
        for (var second = 0; second < 4; second++)
        {
            if (second == 2) power = 100;
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.True(await looked.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        }

        clock.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(new EnergyEstimate(1.25, 278), count.Read());
        await ending.CancelAsync();
        await counting;

        PowerEstimate Look()
        {
            looked.Release();
            return new PowerEstimate(power, null, power, 0);
        }
    }

    [Fact]
    public void Before_any_time_has_passed_it_is_nothing() =>
        Assert.Equal(new EnergyEstimate(0, 0), new EnergyCount(() => new PowerEstimate(500, null, 500, 0), new FakeTimeProvider()).Read());
}
