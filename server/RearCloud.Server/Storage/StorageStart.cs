using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RearCloud.Server.Storage;

/// <summary>Brings the database to the model of this build before the first request.</summary>
public static class StorageStart
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Applies the pending migrations; waits for a database server that is still starting.</summary>
    public static async Task MigrateAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var engine = services.GetRequiredService<IStorageEngine>();
        var time = services.GetRequiredService<TimeProvider>();
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(StorageStart));
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                await ApplyAsync(services, engine, log, cancellationToken);
                return;
            }
            catch (Exception e) when (engine.IsTransient(e) && time.GetElapsedTime(began) < Patience)
            {
                StorageLog.WaitingForDatabase(log, e);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private static async Task ApplyAsync(IServiceProvider services, IStorageEngine engine, ILogger log, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<RearCloudDb>();
        await using var turn = await engine.EnterMigrationAsync(db, cancellationToken);
        var pending = (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count == 0) return;
        StorageLog.Migrating(log, pending.Count, pending[^1]);
        await db.Database.MigrateAsync(cancellationToken);
    }
}
