using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync.Hints;

namespace RearCloud.Server.Redis;

/// <summary>Hints between nodes over a Redis server. Nothing is kept in it: it may be emptied, restarted or replaced at any time.</summary>
public static class RedisHints
{
    /// <summary>Exchanges hints over the channel <c>PREFIX:hints</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="connectionString">As StackExchange.Redis reads it: <c>host:6379,password=...,ssl=true</c>.</param>
    /// <param name="prefix">The same on all nodes of a deployment and different from other deployments on the same Redis server.</param>
    /// <param name="healthTag">Tag of the health check.</param>
    public static IServiceCollection AddRedisHints(this IServiceCollection services, string connectionString, string prefix, string healthTag) =>
        services.AddHintRelay(new RedisHintRelay(connectionString, prefix + ":hints"), healthTag);
}
