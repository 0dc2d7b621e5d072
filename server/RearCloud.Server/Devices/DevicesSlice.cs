using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Accounts;
using RearCloud.Server.Sync;

namespace RearCloud.Server.Devices;

/// <summary>The two doors of the slice.</summary>
public static class DevicesSlice
{
    public static IServiceCollection AddDevices(this IServiceCollection services)
    {
        services.AddSingleton<IDevices, EnrolledDevices>();
        services.AddScoped<IChangeFollower, DeviceNames>();
        services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, DeviceTokenHandler>(AccessSchemes.Device, null);
        return services;
    }

    public static void MapDevices(this IEndpointRouteBuilder endpoints) => DeviceEndpoints.Map(endpoints);
}
