using RearCloud.Server.Postgres;
using RearCloud.Server.Redis;
using RearCloud.Server.Telemetry;

namespace RearCloud.Host;

/// <summary>Chooses what carries hints between nodes: Redis if it is named, else the PostgreSQL server; with SQLite there is one node.</summary>
internal static class HostHints
{
    public static void AddChosenHints(this WebApplicationBuilder builder, HostSettings settings)
    {
        var redis = builder.Configuration.GetConnectionString("Redis");
        var isShared = settings.Database == "postgres";
        if (!string.IsNullOrWhiteSpace(redis))
        {
            if (!isShared) throw new InvalidOperationException("ConnectionStrings:Redis is set but RearCloud:Database is not 'postgres'; a server on SQLite is alone and has nobody to hint to.");
            builder.Services.AddRedisHints(redis, settings.RedisPrefix, TelemetrySlice.ReadyTag);
        }
        else if (isShared)
        {
            builder.Services.AddPostgresHints(builder.Configuration.GetConnectionString("Postgres")!, TelemetrySlice.ReadyTag);
        }
    }
}
