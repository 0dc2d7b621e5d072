using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Accounts;
using RearCloud.Server.Assets;
using RearCloud.Server.Demo;
using RearCloud.Server.Devices;
using RearCloud.Server.Documents;
using RearCloud.Server.History;
using RearCloud.Server.Http;
using RearCloud.Server.Layouts;
using RearCloud.Server.NotificationRules;
using RearCloud.Server.SharedStreams;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync;
using RearCloud.Server.Telemetry;
using RearCloud.Server.Wallpapers;

namespace RearCloud.Server;

/// <summary>The whole server as two calls: its slices, and its endpoints. The host adds a storage provider and the pages.</summary>
public static class RearCloudServer
{
    /// <summary>Bytes of a request's body on every address that does not say otherwise.</summary>
    private const long RequestBytes = 1024 * 1024;

    public static IServiceCollection AddRearCloudServer(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = configuration.GetSection(ServerSettings.Section).Get<ServerSettings>() ?? new ServerSettings();
        settings.Data = Directory.CreateDirectory(Path.GetFullPath(settings.Data)).FullName;
        services.AddSingleton(settings);
        services.AddHostedService<ServerStart>();
        services.AddSync(options => configuration.GetSection("RearCloud:Sync").Bind(options));
        services.AddAccounts();
        services.AddDevices();
        services.AddAssets(settings);
        services.AddDocuments();
        services.AddSharedStreams();
        services.AddHistory();
        services.AddLayouts();
        services.AddWallpapers();
        services.AddNotificationRules();
        services.AddSingleton<DemoSeed>();
        services.AddTelemetry(configuration);
        services.AddHealthChecks().AddDbContextCheck<RearCloudDb>("database", tags: [TelemetrySlice.ReadyTag]);
        services.AddHttp(settings);
        return services;
    }

    /// <summary>The pipeline and every endpoint of the server. Pages are mapped after it.</summary>
    public static void MapRearCloudServer(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<ServerSettings>();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseApiErrors();
        app.UseMetricsGuard(settings);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();
        app.UseGrpcWeb(new GrpcWebOptions { DefaultEnabled = true });

        app.MapSync();
        app.MapAccounts();
        app.MapDevices();
        app.MapAssets();
        app.MapDocuments();
        app.MapSharedStreams();
        app.MapHistory();
        app.MapLayouts();
        app.MapTelemetry();
        app.MapApiDescription();
        app.MapGrpcReflectionService().AllowAnonymous();
    }

    private static void AddHttp(this IServiceCollection services, ServerSettings settings)
    {
        services.AddGrpcReflection();
        services.AddApiDescription();
        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = RequestBytes;
        });
        // A wrong request is told as a problem, in every environment alike.
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in NetworkList.Parse(settings.TrustedProxies)) options.KnownIPNetworks.Add(network);
        });
    }
}
