using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Layouts.Pictures;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Layouts;

/// <summary>The two doors of the slice.</summary>
public static class LayoutsSlice
{
    public static IServiceCollection AddLayouts(this IServiceCollection services)
    {
        services.AddSingleton<PictureStudios>();
        services.AddSingleton<PanelImages>();
        services.AddSingleton<ILayoutPictures, LayoutPictures>();
        return services.AddScoped<IEditCheck, LayoutAssetCheck>();
    }

    public static void MapLayouts(this IEndpointRouteBuilder endpoints) => PictureEndpoints.Map(endpoints);
}
