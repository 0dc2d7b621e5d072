using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RearCloud.Core.Edits;
using RearCloud.Server.Storage;
using RearCloud.Server.Sync.Intake;
using RearCloud.Server.Sync.Reading;

namespace RearCloud.Server.Sync;

/// <summary>The doors of the sync slice.</summary>
public static class SyncSlice
{
    public static IServiceCollection AddSync(this IServiceCollection services)
    {
        services.AddStorage();
        services.AddMetrics();
        services.TryAddSingleton<EditTraceLog>();
        services.TryAddSingleton<SyncMeter>();
        services.TryAddSingleton<StreamWatch>();
        services.TryAddSingleton<IStreamWatch>(s => s.GetRequiredService<StreamWatch>());
        services.TryAddSingleton<EditIntake>();
        services.TryAddSingleton<IDocumentDoor>(s => s.GetRequiredService<EditIntake>());
        services.TryAddSingleton<IDocumentReader, DocumentReader>();
        return services;
    }
}
