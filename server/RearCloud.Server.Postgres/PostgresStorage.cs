using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Postgres;

/// <summary>Storage in PostgreSQL.</summary>
public static class PostgresStorage
{
    /// <summary>Stores in the database that the connection string names; it must exist.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IStorageEngine, PostgresEngine>();
        services.AddDbContext<RearCloudDb>(options => Configure(options, connectionString));
        return services.AddStorage();
    }

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStorage).Assembly))
        .UseSnakeCaseNamingConvention();
}
