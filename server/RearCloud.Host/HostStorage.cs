using Microsoft.Data.Sqlite;
using RearCloud.Server;
using RearCloud.Server.Postgres;
using RearCloud.Server.Sqlite;

namespace RearCloud.Host;

/// <summary>Chooses the database.</summary>
internal static class HostStorage
{
    public static void AddChosenStorage(this WebApplicationBuilder builder, HostSettings settings)
    {
        switch (settings.Database)
        {
            case "sqlite":
                var data = builder.Configuration[$"{ServerSettings.Section}:Data"] ?? new ServerSettings().Data;
                var file = Path.Combine(Path.GetFullPath(data), "rearcloud.db");
                builder.Services.AddSqliteStorage(new SqliteConnectionStringBuilder { DataSource = file }.ConnectionString);
                break;
            case "postgres":
                var connection = builder.Configuration.GetConnectionString("Postgres");
                if (string.IsNullOrWhiteSpace(connection))
                    throw new InvalidOperationException("RearCloud:Database is 'postgres' but ConnectionStrings:Postgres is not set.");
                builder.Services.AddPostgresStorage(connection);
                break;
            default:
                throw new InvalidOperationException($"RearCloud:Database is '{settings.Database}'; it can be 'sqlite' or 'postgres'.");
        }
    }
}
