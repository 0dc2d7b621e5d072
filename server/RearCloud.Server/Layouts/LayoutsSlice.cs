using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Layouts;

/// <summary>The door of the slice.</summary>
public static class LayoutsSlice
{
    public static IServiceCollection AddLayouts(this IServiceCollection services) => services.AddScoped<IEditCheck, LayoutAssetCheck>();
}
