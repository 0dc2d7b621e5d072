using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Postgres.Tests.Sync;

/// <summary>A door over a database, and nothing else of the server.</summary>
internal static class PostgresServices
{
    public static ServiceProvider Of(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddPostgresStorage(connectionString);
        services.AddSync();
        return services.BuildServiceProvider();
    }
}
