using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Rendering.Images;
using RearCloud.Server.Assets.Files;

namespace RearCloud.Server.Assets;

/// <summary>The two doors of the slice.</summary>
public static class AssetsSlice
{
    public static IServiceCollection AddAssets(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(_ => new AssetFolder(Path.Combine(settings.Data, "assets")));
        services.AddSingleton<IAssetSource>(provider => provider.GetRequiredService<AssetFolder>());
        services.AddSingleton<IAssets, StoredAssets>();
        services.AddScoped<AssetReferenceCheck>();
        return services;
    }

    public static void MapAssets(this IEndpointRouteBuilder endpoints) => AssetEndpoints.Map(endpoints);
}
