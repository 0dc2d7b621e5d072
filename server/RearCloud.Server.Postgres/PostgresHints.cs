using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Postgres;

/// <summary>Hints between nodes over the database server that they share, by LISTEN and NOTIFY.</summary>
public static class PostgresHints
{
    /// <summary>Exchanges hints with the nodes of the same database, over two connections of their own; a pooler that shares connections between clients does not carry them.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">The database.</param>
    /// <param name="healthTag">Tag of the health check.</param>
    public static IServiceCollection AddPostgresHints(this IServiceCollection services, string connectionString, string healthTag) =>
        services.AddHintRelay(new PostgresHintRelay(connectionString), healthTag);
}
