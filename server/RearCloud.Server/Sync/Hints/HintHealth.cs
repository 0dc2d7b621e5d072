using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RearCloud.Server.Sync.Hints;

/// <summary>Tells the operator whether hints travel. Without them edits arrive late and nothing is lost, so the node stays in service.</summary>
internal sealed class HintHealth(HintExchange exchange) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(exchange.Trouble is { } trouble
            ? HealthCheckResult.Degraded($"Edits made on other nodes arrive at the next heartbeat: {exchange.RelayName}: {trouble}")
            : HealthCheckResult.Healthy($"Hints travel over {exchange.RelayName}."));
}
