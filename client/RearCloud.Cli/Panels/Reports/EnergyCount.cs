using RearCloud.Panel.Statistics;

namespace RearCloud.Cli.Panels.Reports;

/// <summary>Adds up what a panel may have drawn. Safe from any thread.</summary>
internal sealed class EnergyCount(Func<PowerEstimate> power, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private double _millijoules;
    private TimeSpan _counted;
    private long _lookedAt = clock.GetTimestamp();

    /// <summary>Looks once a second until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Interval, clock);
        try
        {
            while (await beat.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false)) Look();
        }
        catch (OperationCanceledException)
        {
            // The panel ends.
        }
    }

    /// <summary>The energy until now.</summary>
    public EnergyEstimate Read()
    {
        lock (_gate)
        {
            Look();
            return new EnergyEstimate(Math.Round(_millijoules / 1000, 3), _counted > TimeSpan.Zero ? Math.Round(_millijoules / _counted.TotalSeconds) : 0);
        }
    }

    /// <summary>The power of now counts for the time since the last look.</summary>
    private void Look()
    {
        lock (_gate)
        {
            var now = clock.GetTimestamp();
            var elapsed = clock.GetElapsedTime(_lookedAt, now);
            _lookedAt = now;
            _counted += elapsed;
            _millijoules += power().Total * elapsed.TotalSeconds;
        }
    }
}
