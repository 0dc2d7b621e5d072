using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Sync.Purging;

/// <summary>Runs the purge once a day, at a time of day that differs from node to node.</summary>
internal sealed class DailyPurge(StreamPurge purge, SyncMachine machine, TimeProvider time, ILogger<DailyPurge> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = Interval * machine.Random.NextDouble();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested) return;
            try
            {
                SyncLog.Purged(log, await purge.RunAsync(stoppingToken));
            }
#pragma warning disable CA1031 // Whatever stops one purge, the server goes on, and the next may succeed.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                SyncLog.PurgeFailed(log, e);
            }

            wait = Interval;
        }
    }
}
