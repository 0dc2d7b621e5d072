using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Wallpapers;

/// <summary>The door of the slice.</summary>
public static class WallpapersSlice
{
    public static IServiceCollection AddWallpapers(this IServiceCollection services) => services.AddScoped<IEditCheck, WallpaperAssetCheck>();
}
