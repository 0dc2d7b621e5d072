using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>The two doors of the slice.</summary>
public static class SharedStreamsSlice
{
    /// <summary>Adds the slice to sync, which asks it from then on who may use which stream.</summary>
    public static IServiceCollection AddSharedStreams(this IServiceCollection services)
    {
        services.AddSingleton<SharedStreamAccess>();
        services.Replace(ServiceDescriptor.Singleton<IStreamAccess>(s => s.GetRequiredService<SharedStreamAccess>()));
        services.AddSingleton<ISharedStreams, StoredSharedStreams>();
        return services.AddScoped<IEditCheck, SharedStreamCheck>();
    }

    public static void MapSharedStreams(this IEndpointRouteBuilder endpoints) => SharedStreamEndpoints.Map(endpoints);
}
