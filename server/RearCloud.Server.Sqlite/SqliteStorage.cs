using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Sqlite;

/// <summary>The default storage: a SQLite file.</summary>
public static class SqliteStorage
{
    /// <summary>Stores in the file that the connection string names; its folder must exist.</summary>
    public static IServiceCollection AddSqliteStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IStorageEngine, SqliteEngine>();
        services.AddDbContextPool<RearCloudDb>(options => Configure(options, connectionString));
        return services.AddStorage();
    }

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteStorage).Assembly))
        .UseSnakeCaseNamingConvention()
        .AddInterceptors(new SqliteDurability());
}
