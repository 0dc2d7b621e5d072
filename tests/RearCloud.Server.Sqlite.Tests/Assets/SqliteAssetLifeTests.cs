using Microsoft.Extensions.DependencyInjection;
using RearCloud.Server.Sqlite.Tests.Sync;
using RearCloud.TestKit.Assets;

namespace RearCloud.Server.Sqlite.Tests.Assets;

public sealed class SqliteAssetLifeTests : AssetLifeContract
{
    private readonly SqliteFile _file = new();

    protected override Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken) => _file.AddTo(services);

    protected override ValueTask RemoveStorageAsync()
    {
        _file.Dispose();
        return base.RemoveStorageAsync();
    }
}

public sealed class SqliteSharedAssetTests : SharedAssetContract
{
    private readonly SqliteFile _file = new();

    protected override Task AddStorageAsync(IServiceCollection services, CancellationToken cancellationToken) => _file.AddTo(services);

    protected override ValueTask RemoveStorageAsync()
    {
        _file.Dispose();
        return base.RemoveStorageAsync();
    }
}
