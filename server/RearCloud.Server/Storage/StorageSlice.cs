using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace RearCloud.Server.Storage;

/// <summary>The door of the storage slice; a provider project adds its <see cref="IStorageEngine"/> and the database's options.</summary>
public static class StorageSlice
{
    public static IServiceCollection AddStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IStorage, TransactionalStorage>();
        return services;
    }
}
