using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RearCloud.Rendering.Images;
using RearCloud.Server.Assets.Blobs;
using RearCloud.Server.Assets.Files;
using RearCloud.Server.Assets.Images;
using RearCloud.Server.Assets.Sweeping;
using RearCloud.Server.Assets.Uploads;
using RearCloud.Server.Assets.Variants;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Assets;

/// <summary>The two doors of the slice.</summary>
public static class AssetsSlice
{
    /// <summary>Adds the slice over a folder; another <see cref="IAssetStore"/> that was added before takes the folder's place.</summary>
    public static IServiceCollection AddAssets(this IServiceCollection services, ServerSettings settings)
    {
        var folder = Path.Combine(settings.Data, "assets");
        services.AddSingleton(settings.Assets);
        services.AddSingleton(_ => new IncomingFolder(Path.Combine(folder, "incoming")));
        services.TryAddSingleton<IAssetStore>(_ => new FolderStore(folder));
        services.AddSingleton<AssetBlobs>();
        services.AddSingleton<DecodeTurns>();
        services.AddSingleton<IAssetSource, StoreImages>();
        services.AddSingleton<StoredAssets>();
        services.AddSingleton<IAssets>(provider => provider.GetRequiredService<StoredAssets>());
        services.AddSingleton<PartIntake>();
        services.AddSingleton<PieceReader>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<AssetVariants>();
        services.AddSingleton<NamingScan>();
        services.AddSingleton<AssetSweep>();
        services.AddHostedService<AssetSweeper>();
        services.TryAddSingleton<IAssetSharing, NothingShared>();
        services.AddScoped<AssetReferenceCheck>();
        services.AddScoped<IEditCheck, AssetNaming>();
        return services;
    }

    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        AssetEndpoints.Map(endpoints);
        UploadEndpoints.Map(endpoints);
    }
}
