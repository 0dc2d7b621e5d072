using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RearCloud.Server.Assets;
using RearCloud.Server.Sync;

namespace RearCloud.Server.SharedStreams;

/// <summary>The two doors of the slice.</summary>
public static class SharedStreamsSlice
{
    /// <summary>Adds the slice to sync, which asks it from then on who may use which stream, and to assets, which ask who may read which image.</summary>
    public static IServiceCollection AddSharedStreams(this IServiceCollection services)
    {
        services.AddSingleton<SharedStreamAccess>();
        services.Replace(ServiceDescriptor.Singleton<IStreamAccess>(s => s.GetRequiredService<SharedStreamAccess>()));
        services.AddSingleton<ISharedStreams, StoredSharedStreams>();
        services.Replace(ServiceDescriptor.Singleton<IAssetSharing, SharedAssets>());
        // In this order: names are kept only of documents of a stream that is there.
        services.AddScoped<IEditCheck, SharedStreamCheck>();
        services.AddScoped<IEditCheck, SharedAssetNames>();
        return services.AddScoped<IChangeFollower, SharedAssetTidying>();
    }

    public static void MapSharedStreams(this IEndpointRouteBuilder endpoints) => SharedStreamEndpoints.Map(endpoints);
}
