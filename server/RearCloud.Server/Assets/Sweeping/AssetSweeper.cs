using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Assets.Sweeping;

/// <summary>Sweeps in the background, first soon after the start, so that a server that is restarted often sweeps too.</summary>
internal sealed class AssetSweeper(AssetSweep sweep, AssetSettings settings, TimeProvider time, ILogger<AssetSweeper> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(First, time, stoppingToken);
        while (true)
        {
            try
            {
                var swept = await sweep.RunAsync(stoppingToken);
                if (swept is not { Uploads: 0, Assets: 0, Variants: 0, Blobs: 0 }) log.Swept(swept.Uploads, swept.Assets, swept.Variants, swept.Blobs);
            }
#pragma warning disable CA1031 // Whatever stops one pass, the next may succeed; nothing depends on its being done now.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                log.SweepFailed(e);
            }

            await Task.Delay(settings.SweepEvery, time, stoppingToken);
        }
    }
}
