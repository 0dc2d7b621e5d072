using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RearCloud.Server.Sync.Previews;

namespace RearCloud.Server.Sync.Hints;

/// <summary>The door for what carries hints and previews between nodes; a server without one is alone with its database.</summary>
public static class HintRelays
{
    /// <summary>Lets this node exchange hints and previews with the others from its start on.</summary>
    /// <param name="services">The services.</param>
    /// <param name="relay">What carries them.</param>
    /// <param name="healthTag">Tag of the health check, which is degraded while no hints travel.</param>
    public static IServiceCollection AddHintRelay(this IServiceCollection services, IHintRelay relay, string healthTag)
    {
        services.AddSingleton(relay);
        services.TryAddSingleton<RemotePreviews>();
        services.TryAddSingleton<HintExchange>();
        services.AddHostedService(s => s.GetRequiredService<HintExchange>());
        services.AddHealthChecks().AddCheck<HintHealth>("hints", tags: [healthTag]);
        return services;
    }
}
