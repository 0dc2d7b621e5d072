using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RearCloud.Server.Accounts;
using RearCloud.Server.Demo;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Streams.Rows;

namespace RearCloud.Server;

/// <summary>What has to stand before the first request: the database's model, the owner, and the demo if it is asked for. It is the first hosted service.</summary>
internal sealed class ServerStart(IServiceProvider services, ServerSettings settings) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StorageStart.MigrateAsync(services, cancellationToken);
        await services.GetRequiredService<StreamSumsStart>().RunAsync(cancellationToken);
        var owner = await services.GetRequiredService<OwnerStart>().EnsureAsync(cancellationToken);
        if (settings.Demo) await services.GetRequiredService<DemoSeed>().EnsureAsync(owner.Actor, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
