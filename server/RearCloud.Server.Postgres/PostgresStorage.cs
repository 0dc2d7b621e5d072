using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RearCloud.Server.Storage;

namespace RearCloud.Server.Postgres;

/// <summary>Storage in PostgreSQL.</summary>
public static class PostgresStorage
{
    private const string AutoPrepare = "Max Auto Prepare";
    private const int PreparedStatements = 64;

    /// <summary>Stores in the database that the connection string names; it must exist.</summary>
    public static IServiceCollection AddPostgresStorage(this IServiceCollection services, string connectionString)
    {
        services.AddSingleton<IStorageEngine, PostgresEngine>();
        services.AddDbContextPool<RearCloudDb>(options => Configure(options, WithPreparedStatements(connectionString)));
        return services.AddStorage();
    }

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly(typeof(PostgresStorage).Assembly))
        .UseSnakeCaseNamingConvention();

    // The door says the same few statements for every edit. A pooler that shares connections between clients needs Max Auto Prepare=0 in its string.
    private static string WithPreparedStatements(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        return given.ContainsKey(AutoPrepare) || given.ContainsKey(AutoPrepare.Replace(" ", "", StringComparison.Ordinal))
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = PreparedStatements }.ConnectionString;
    }
}
