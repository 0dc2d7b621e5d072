using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RearCloud.Server.Http;

namespace RearCloud.Server.Telemetry;

/// <summary>How operators look in: health, metrics and traces.</summary>
public static class TelemetrySlice
{
    /// <summary>Tag of the checks that say whether requests can be served now.</summary>
    public const string ReadyTag = "ready";

    /// <summary>Every slice names its meters and activity sources so.</summary>
    private const string Ours = "RearCloud.*";

    /// <summary>The standard name under which a collector's address is given; traces and metrics are exported when it is set.</summary>
    private const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static IServiceCollection AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddGrpcHealthChecks().AddCheck("", () => Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy());

        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("rearcloud", serviceVersion: typeof(TelemetrySlice).Assembly.GetName().Version?.ToString()))
            .WithMetrics(metrics => metrics.AddMeter(Ours, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel").AddPrometheusExporter());
        // Traces are made only where somebody collects them: each costs every connection memory for as long as it stands.
        if (!string.IsNullOrWhiteSpace(configuration[CollectorSetting]))
            telemetry.WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(Ours)).UseOtlpExporter();
        return services;
    }

    public static void MapTelemetry(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        endpoints.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(ReadyTag) }).AllowAnonymous();
        endpoints.MapGrpcHealthChecksService().AllowAnonymous();
        endpoints.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
    }

    /// <summary>Shows metrics only to this machine and the networks of the settings; to all others there is nothing.</summary>
    public static void UseMetricsGuard(this WebApplication app, ServerSettings settings)
    {
        var networks = NetworkList.Parse(settings.MetricsFrom);
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments("/metrics", StringComparison.Ordinal) || NetworkList.Contains(networks, context.Connection.RemoteIpAddress))
                return next(context);
            return context.WriteProblemAsync(RequestProblems.NotFound);
        });
    }
}
